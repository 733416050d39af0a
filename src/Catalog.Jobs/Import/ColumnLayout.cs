using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Import;

/// <summary>Where in a file's rows the catalogue's columns stand.</summary>
internal sealed class ColumnLayout
{
    private readonly Dictionary<string, int> places;

    /// <summary>Looks the catalogue's columns up in a header.</summary>
    /// <param name="dialect">What the file was recognised as, with its article: the header is then that dialect's and not the file's own. Null: nothing.</param>
    /// <exception cref="RefusedFileException">One is missing or stands there twice. An empty column is fine, a missing one would empty a whole catalogue.</exception>
    public ColumnLayout(string fileName, IReadOnlyList<string> header, ColumnMapping columns, string? dialect = null)
    {
        var mapped = Mapped(columns).ToHashSet();
        var missing = mapped.Except(header).ToList();
        var found = string.Join(", ", header.Select(name => $"\"{name}\""));
        if (missing.Count > 0)
        {
            throw new RefusedFileException(
                $"{fileName} lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing.Select(name => $"\"{name}\""))}, " +
                $"which catalog.json names under columns. Found {(dialect is null ? "in line 1" : $"in it, read as {dialect}")}: {found}. " +
                (dialect is null ? "" : "Name these columns in catalog.json, map them when you bring the file in the dashboard, or have it read as it is (--dialect none). ") +
                "Add the column to the file (its cells may be empty), or take it out of catalog.json.");
        }

        if (header.Where(mapped.Contains).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RefusedFileException($"{fileName} has the column \"{twice.Key}\" twice. Found in line 1: {found}. Rename or remove one of them.");

        Header = header;
        places = header.Index().Where(column => mapped.Contains(column.Item)).ToDictionary(column => column.Item, column => column.Index);
        var added = RejectColumns.In(header);
        Ignored = [.. header.Where(name => name.Length > 0 && !mapped.Contains(name) && !added.Contains(name))];
    }

    /// <summary>The file's column names.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Columns that the catalogue says nothing about; those that a rejects file adds aren't counted.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>The names of the mapped columns, in the file's order.</summary>
    public IEnumerable<string> Columns => places.Keys;

    /// <summary>Where in a row a mapped column stands, from 0.</summary>
    public int PlaceOf(string column) => places[column];

    /// <summary>All columns that a catalogue names.</summary>
    public static IEnumerable<string> Mapped(ColumnMapping columns) =>
        [columns.Key, .. columns.Facts, .. columns.Pictures, .. columns.Documents, .. columns.Attributes, .. columns.Flags is { } flags ? [flags] : Array.Empty<string>()];
}
