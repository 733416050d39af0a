using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;

namespace Catalog.Jobs.Runs;

/// <summary>What the rules know about a text when the model is done with it. Dismissed findings aren't among the findings.</summary>
/// <param name="Locale">Of the text.</param>
/// <param name="Category">Of the product; empty where it has none.</param>
/// <param name="Usable">False where the model gave no text that could be read.</param>
/// <param name="PersonsText">A person wrote what stands there; the model's text is a proposal.</param>
/// <param name="OwnFindings">Of the text.</param>
/// <param name="ProductFindings">Of the product's pictures and documents.</param>
public sealed record Situation(
    string Locale,
    string Category,
    bool Usable,
    bool PersonsText,
    IReadOnlyList<Finding> OwnFindings,
    IReadOnlyList<Finding> ProductFindings)
{
    /// <summary>Those of checks with the flag <c>enforced</c>.</summary>
    public IReadOnlyList<Finding> Enforced { get; init; } = [];
}

/// <summary>What the rules decided and why, for people.</summary>
/// <param name="State">One of <see cref="CopyState"/>.</param>
public sealed record Verdict(string State, string Reason);

/// <summary>The catalogue's approval rules; see docs/runs.md. The first rule that fits decides.</summary>
public static class Decide
{
    /// <summary>Decides about one text.</summary>
    public static Verdict About(Situation situation, ApprovalRules rules)
    {
        var own = Worst(situation.OwnFindings);
        var worst = Worst([.. situation.OwnFindings, .. situation.ProductFindings]);
        if (situation.PersonsText)
            return new(CopyState.NeedsReview, situation.Usable
                ? "a person's text stands; the model's is a proposal beside it"
                : "a person's text stands; the product changed and the model gave no usable proposal");
        if (!situation.Usable) return new(CopyState.NeedsRewrite, "the model's answer could not be used");
        if (rules.Rewrite is { } least && own is not null && own.Severity >= least)
            return new(CopyState.NeedsRewrite, $"{Name(own)} after the last round; approval.rewrite is {SeverityWords.Of(least)}");
        if (rules.Review.FirstOrDefault(rule => Applies(rule, situation)) is { } review)
            return new(CopyState.NeedsReview, "always goes to a person: " + Name(review));
        if (Worst(situation.Enforced) is { } enforced) return new(CopyState.NeedsReview, $"{Name(enforced)}; the check {enforced.Source} is enforced");
        var bound = rules.BoundOf(situation.Locale);
        if (bound.Most is not { } most) return new(CopyState.NeedsReview, bound.Why);
        if (worst is null) return new(CopyState.Approved, rules.Learnt is null ? "no finding" : $"no finding; {bound.Why}");
        return worst.Severity <= most
            ? new(CopyState.Approved, $"worst finding {Name(worst)}; {bound.Why}")
            : new(CopyState.NeedsReview, $"{Name(worst)}; {bound.Why}");
    }

    /// <summary>The risk that lists are ordered by: 3 critical, 2 major, 1 minor, 0 no finding.</summary>
    public static int Risk(IEnumerable<Finding> findings) => findings.Select(finding => (int)finding.Severity).DefaultIfEmpty(0).Max();

    private static Finding? Worst(IReadOnlyList<Finding> findings) => findings
        .OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Type, StringComparer.Ordinal).FirstOrDefault();

    private static bool Applies(ReviewRule rule, Situation situation) =>
        (rule.Locale is null || rule.Locale == situation.Locale)
        && (rule.Category is null || rule.Category == situation.Category)
        && (rule.Finding is null || situation.OwnFindings.Concat(situation.ProductFindings).Any(finding => Matches(rule.Finding, finding.Type)));

    private static bool Matches(string pattern, string type) => pattern.EndsWith(".*", StringComparison.Ordinal)
        ? type.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : type == pattern;

    private static string Name(Finding finding) => $"{finding.Type} ({SeverityWords.Of(finding.Severity)})";

    private static string Name(ReviewRule rule)
    {
        string?[] parts =
        [
            rule.Locale is null ? null : $"locale {rule.Locale}",
            rule.Category is null ? null : $"category {rule.Category}",
            rule.Finding is null ? null : $"finding {rule.Finding}",
        ];
        var given = parts.OfType<string>().ToList();
        return given.Count == 0 ? "every text" : string.Join(", ", given);
    }
}
