using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology;

/// <summary>What an entry must be like, wherever it comes from.</summary>
/// <param name="locales">The catalogue's.</param>
/// <param name="hasCategories">False where the catalogue names no category column.</param>
public sealed class GlossaryRules(IReadOnlyList<LocaleRules> locales, bool hasCategories = true)
{
    private const int Longest = 200;
    private const int LongestNote = 500;
    private const int MostInflections = 50;

    /// <summary>All that is wrong with an entry; empty: it can be used.</summary>
    public IReadOnlyList<GlossaryFault> Check(GlossaryCells cells) =>
        [.. GlossaryCells.Columns.Zip(cells.InOrder).SelectMany(cell => Form(cell.First, cell.Second)), .. Meaning(cells)];

    /// <summary>Why an entry can't stand beside another one with the same term, locale and category; null: it can.</summary>
    public static string? Conflict(GlossaryRule one, GlossaryRule other) => one != other && (one == GlossaryRule.NeverTranslate || other == GlossaryRule.NeverTranslate)
        ? $"the same term can't be {GlossaryWords.Of(one)} and {GlossaryWords.Of(other)}"
        : null;

    /// <summary>The same beside several others.</summary>
    public static string? Conflict(GlossaryRule one, IEnumerable<GlossaryRule> others) => others.Select(other => Conflict(one, other)).FirstOrDefault(problem => problem is not null);

    // Terms stand in prompts of one line each, and what separates them there can't be part of one.
    private static IEnumerable<GlossaryFault> Form(string column, string text)
    {
        if (text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029')) yield return new(column, $"the {column} has a line end or another control character");
        if (text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD)) yield return new(column, $"the {column} has a character that is none");
        var most = column switch { "note" => LongestNote, "inflections" => MostInflections * Longest, _ => Longest };
        if (text.Length > most) yield return new(column, $"the {column} has {text.Length} characters; at most {most} are allowed");
        if (column is "term" or "translation" && text.Contains(';', StringComparison.Ordinal)) yield return new(column, $"the {column} has a semicolon, which separates terms in prompts");
    }

    private IEnumerable<GlossaryFault> Meaning(GlossaryCells cells)
    {
        var rule = GlossaryWords.Parse(cells.Rule);
        if (cells.Term.Length == 0) yield return new("term", "has no term");
        if (rule is null) yield return new("rule", $"the rule \"{cells.Rule}\" must be never-translate, preferred or forbidden");
        if (cells.Locale.Length > 0 && locales.All(known => known.Code != cells.Locale))
            yield return new("locale", $"the locale \"{cells.Locale}\" is not among the catalogue's; an empty cell means all");
        if (cells.Category.Length > 0 && !hasCategories) yield return new("category", "the catalogue has no category column (columns.category)");
        if (rule == GlossaryRule.Preferred && cells.Translation.Length == 0) yield return new("translation", "a preferred term needs its translation");
        if (rule == GlossaryRule.Preferred && cells.Locale.Length == 0) yield return new("locale", "a preferred term needs a locale");
        if (rule is GlossaryRule.NeverTranslate or GlossaryRule.Forbidden && cells.Translation.Length > 0)
            yield return new("translation", $"a term that is {cells.Rule} can't have a translation");
        if (cells.Case is not ("" or "exact" or "any")) yield return new("case", $"the case \"{cells.Case}\" must be exact, any or empty, which means any");
        if (cells.ToTerm().Inflections is { Count: > MostInflections } many) yield return new("inflections", $"has {many.Count} inflections; at most {MostInflections} are allowed");
    }
}
