namespace Catalog.Jobs.Import.Tables;

/// <summary>How a CSV file is written.</summary>
/// <param name="Delimiter">What separates cells.</param>
/// <param name="Header">The column names, without spaces around them.</param>
internal sealed record CsvDialect(char Delimiter, IReadOnlyList<string> Header)
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>Tries the delimiters on the header: the right one finds the most of the known columns.</summary>
    /// <param name="delimiter">The only one to try; null: all.</param>
    /// <exception cref="RefusedFileException">The file has no header.</exception>
    public static async Task<CsvDialect> DetectAsync(string file, string name, IReadOnlySet<string> known, char? delimiter, CancellationToken ct)
    {
        var candidates = new List<CsvDialect>();
        foreach (var candidate in delimiter is { } given ? [given] : Delimiters)
        {
            if (await HeaderAsync(file, candidate, ct) is { } header) candidates.Add(new(candidate, header));
        }

        return candidates.OrderByDescending(dialect => dialect.Header.Count(known.Contains)).ThenByDescending(dialect => dialect.Header.Count).FirstOrDefault()
            ?? throw new RefusedFileException($"{name} has no header line.");
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
