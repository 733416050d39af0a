using Catalog.Jobs.Export;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>A column that a dialect makes of a file's columns.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Sources">The places of the file's columns that it is made of.</param>
/// <param name="Value">Its cell, from the lines of a product; each has all of the file's columns.</param>
internal sealed record DerivedColumn(string Name, IReadOnlyList<int> Sources, Func<IReadOnlyList<string[]>, string> Value);

/// <summary>Ways to make a cell of the lines of a product.</summary>
internal static class Derived
{
    /// <summary>What parts the values of a list; where a value has one itself, it becomes a slash.</summary>
    public const string Separator = "|";

    private const string Joint = " | ";

    /// <summary>The first line that says something.</summary>
    public static DerivedColumn First(string name, int source) => new(name, [source], lines => FirstOf(lines, source));

    /// <summary>All different values, in order.</summary>
    public static DerivedColumn Distinct(string name, int source) => new(name, [source], lines => List(Each(lines, source)));

    /// <summary>The first line's HTML as text.</summary>
    public static DerivedColumn Html(string name, int source) => new(name, [source], lines => HtmlText.Of(FormulaGuard.Undo(FirstOf(lines, source))));

    /// <summary>A cell with a list, parted by the dialect's own separator.</summary>
    public static DerivedColumn Split(string name, int source, char separator) =>
        new(name, [source], lines => List(FirstOf(lines, source).Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>One of a list's values by its place; empty where there are fewer.</summary>
    public static IEnumerable<DerivedColumn> Numbered(string name, int count, IReadOnlyList<int> sources, Func<IReadOnlyList<string[]>, IReadOnlyList<string>> values)
    {
        for (var number = 0; number < count; number++)
        {
            var place = number;
            yield return new($"{name} {number + 1}", sources, lines => values(lines) is var all && place < all.Count ? all[place] : "");
        }

        yield return new($"more {name}s", sources, lines => List(values(lines).Skip(count)));
    }

    /// <summary>The values of a column, empty ones left out.</summary>
    public static IEnumerable<string> Each(IReadOnlyList<string[]> lines, int source) => lines.Select(line => line[source].Trim()).Where(value => value.Length > 0);

    /// <summary>The first value of a column.</summary>
    public static string FirstOf(IReadOnlyList<string[]> lines, int source)
    {
        foreach (var line in lines)
        {
            if (!string.IsNullOrWhiteSpace(line[source])) return line[source];
        }

        return "";
    }

    /// <summary>Different values in one cell.</summary>
    public static string List(IEnumerable<string> values) => string.Join(Joint, values.Distinct().Select(value => FormulaGuard.Undo(value).Replace(Separator, "/", StringComparison.Ordinal)));
}
