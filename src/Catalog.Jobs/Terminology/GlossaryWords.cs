using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology;

/// <summary>The words by which files, the database and pages name a <see cref="GlossaryRule"/>.</summary>
public static class GlossaryWords
{
    /// <summary>All, in the order in which people read them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<GlossaryRule>().Select(Of)];

    /// <summary>The word of a rule.</summary>
    public static string Of(GlossaryRule rule) => rule switch
    {
        GlossaryRule.NeverTranslate => "never-translate",
        GlossaryRule.Preferred => "preferred",
        GlossaryRule.Forbidden => "forbidden",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "no such rule"),
    };

    /// <summary>The rule of a word; null where it is none.</summary>
    public static GlossaryRule? Parse(string? word) => word switch
    {
        "never-translate" => GlossaryRule.NeverTranslate,
        "preferred" => GlossaryRule.Preferred,
        "forbidden" => GlossaryRule.Forbidden,
        _ => null,
    };
}
