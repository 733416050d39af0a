using System.Text.RegularExpressions;
using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>approval</c>.</summary>
internal static partial class ApprovalReader
{
    /// <summary>What may be approved without a person. Without the section nothing is, and nothing is improved.</summary>
    public static ApprovalRules Read(JsonSection root, IReadOnlyList<LocaleRules> locales, ColumnMapping columns)
    {
        if (root.Section("approval", "maxSeverity", "untilLearnt", "maxRounds", "rewrite", "review") is not { } section) return new(null, 0, null, []);
        var most = section.Choice(
            "maxSeverity", ("none", Bound.None), ("minor", Bound.Minor), ("major", Bound.Major), ("critical", Bound.Critical), ("learnt", Bound.Learnt));
        var unlearnt = section.Choice("untilLearnt", ("none", Severity.None), ("minor", Severity.Minor), ("major", Severity.Major));
        if (unlearnt is not null && most != Bound.Learnt) section.Problem("untilLearnt", "says what holds until approval.maxSeverity is learnt, which needs \"maxSeverity\": \"learnt\"");
        return new(
            most == Bound.Learnt ? unlearnt : (Severity?)most,
            (int)(section.Whole("maxRounds", 0, 5) ?? 0),
            section.Choice("rewrite", ("minor", Severity.Minor), ("major", Severity.Major), ("critical", Severity.Critical)),
            [.. section.Items("review").Select(item => ReadRule(item, locales, columns))])
        {
            Learnt = most == Bound.Learnt ? new(null) : null,
        };
    }

    private static ReviewRule ReadRule(JsonItem item, IReadOnlyList<LocaleRules> locales, ColumnMapping columns)
    {
        var section = item.Section("locale", "category", "finding");
        var rule = new ReviewRule(section.Text("locale"), section.Text("category"), section.Text("finding"));
        if (section.IsBroken) return rule;
        if (rule is { Locale: null, Category: null, Finding: null }) item.Problem("needs at least one of locale, category, finding");
        if (rule.Locale is not null && locales.All(locale => locale.Code != rule.Locale)) section.Problem("locale", $"\"{rule.Locale}\" is not among locales");
        if (rule.Category is not null && columns.Category is null) section.Problem("category", "can't be used: columns.category is not set");
        if (rule.Finding is not null && !FindingPattern().IsMatch(rule.Finding))
            section.Problem("finding", $"\"{rule.Finding}\" must be a finding type like accuracy.number, or a prefix like image.*");
        return rule;
    }

    private enum Bound
    {
        None = Severity.None,
        Minor = Severity.Minor,
        Major = Severity.Major,
        Critical = Severity.Critical,
        Learnt,
    }

    [GeneratedRegex(@"\A[a-z_]+(\.[a-z_ ]+)*(\.\*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FindingPattern();
}
