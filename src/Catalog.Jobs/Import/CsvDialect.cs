using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Import;

/// <summary>How a CSV file is written.</summary>
/// <param name="Delimiter">What separates cells.</param>
/// <param name="Header">The column names, without spaces around them.</param>
internal sealed record CsvDialect(char Delimiter, IReadOnlyList<string> Header)
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>Tries the delimiters on the header: the right one finds the most of the catalogue's columns.</summary>
    /// <exception cref="RefusedFileException">The file has no header.</exception>
    public static async Task<CsvDialect> DetectAsync(string file, ColumnMapping columns, CancellationToken ct)
    {
        var known = ColumnLayout.Mapped(columns).ToHashSet();
        var candidates = new List<CsvDialect>();
        foreach (var delimiter in Delimiters)
        {
            if (await HeaderAsync(file, delimiter, ct) is { } header) candidates.Add(new(delimiter, header));
        }

        return candidates.OrderByDescending(dialect => dialect.Header.Count(known.Contains)).ThenByDescending(dialect => dialect.Header.Count).FirstOrDefault()
            ?? throw new RefusedFileException($"{Path.GetFileName(file)} has no header line.");
    }

    private static async Task<string[]?> HeaderAsync(string file, char delimiter, CancellationToken ct)
    {
        await foreach (var record in CsvSource.ReadAsync(file, delimiter, ct))
        {
            return [.. record.Cells.Select(cell => cell.Trim())];
        }

        return null;
    }
}
