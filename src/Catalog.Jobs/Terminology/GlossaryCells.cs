using System.Text.Json.Serialization;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology;

/// <summary>An entry as a row of a file or a form has it: text that nobody has checked. Missing cells are empty.</summary>
public sealed record GlossaryCells(
    string Term, string Locale, string Category, string Rule, string Translation, string Case, string Inflections, string Note)
{
    /// <summary>The columns of a glossary file, in the order in which it is written.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["term", "locale", "category", "rule", "translation", "case", "inflections", "note"];

    /// <summary>Columns that a file must have; it may have the others in any order.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["term", "rule"];

    private const string Exact = "exact";

    /// <summary>An entry's cells.</summary>
    public static GlossaryCells Of(GlossaryTerm term) => new(
        term.Term, term.Locale ?? "", term.Category ?? "", GlossaryWords.Of(term.Rule), term.Translation ?? "", term.CaseSensitive ? Exact : "",
        string.Join("; ", term.Inflections), term.Note ?? "");

    /// <summary>The cells by their columns' names.</summary>
    /// <param name="cell">A column's cell; empty where there is none.</param>
    public static GlossaryCells Read(Func<string, string> cell)
    {
        var cells = Columns.Select(column => cell(column).Trim()).ToArray();
        return new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
    }

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> InOrder => [Term, Locale, Category, Rule, Translation, Case, Inflections, Note];

    /// <summary>The entry. Sensible only where <see cref="GlossaryRules"/> found no fault.</summary>
    public GlossaryTerm ToTerm() => new(
        Term, OrNull(Locale), GlossaryWords.Parse(Rule) ?? GlossaryRule.NeverTranslate, OrNull(Translation), OrNull(Note))
    {
        Category = OrNull(Category),
        CaseSensitive = Case == Exact,
        Inflections = [.. Inflections.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
    };

    private static string? OrNull(string cell) => cell.Length == 0 ? null : cell;
}
