using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>A shop system's way to write products into a table, so that its columns' meaning is known.</summary>
/// <param name="Name">As reports and settings say it.</param>
/// <param name="About">What such a file is, with its article: for messages.</param>
/// <param name="Recognises">True for the header of such a file.</param>
/// <param name="See">The file's table under the dialect's own column names, one row a product.</param>
public sealed record Dialect(string Name, string About, Func<IReadOnlyList<string>, bool> Recognises, Func<ITable, TableSettings, ITable> See)
{
    /// <summary>What the columns of a table that was seen through it are in a catalogue; null: its files hold no products.</summary>
    public Func<ITable, DialectColumns>? Columns { get; init; }
}

/// <summary>What the columns of a file in a dialect are in a catalogue; see <see cref="Catalogs.ColumnMapping"/>.</summary>
/// <param name="Facts">In the order in which the prompt has them, the title first.</param>
/// <param name="Lists">Fact columns of several values, each parted by <see cref="Derived.Separator"/>.</param>
/// <param name="Optional">Fact columns that a new catalogue leaves out where the file's first rows have nothing in them.</param>
public sealed record DialectColumns(
    string Key,
    string Title,
    IReadOnlyList<string> Facts,
    IReadOnlyList<string> Lists,
    IReadOnlyList<string> Pictures,
    IReadOnlyList<string> Attributes,
    string? Category,
    string? Brand,
    IReadOnlyList<string> Optional)
{
    /// <summary>The locale of the facts, where the file says it.</summary>
    public string? SourceLocale { get; init; }

    /// <summary>The locales that the file has beside that.</summary>
    public IReadOnlyList<string> OtherLocales { get; init; } = [];
}
