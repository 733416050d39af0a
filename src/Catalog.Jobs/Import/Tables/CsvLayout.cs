namespace Catalog.Jobs.Import.Tables;

/// <summary>How a CSV file is written.</summary>
/// <param name="Delimiter">What separates cells.</param>
/// <param name="Header">The column names, without spaces around them.</param>
/// <param name="HeaderRecords">How many records come before the rows: 2 where a line <c>sep=;</c> stands before the header.</param>
/// <param name="Decimals">How its first rows write numbers.</param>
internal sealed record CsvLayout(char Delimiter, IReadOnlyList<string> Header, int HeaderRecords, DecimalStyle? Decimals)
{
    /// <summary>The line of the header.</summary>
    public int HeaderLine { get; init; } = 1;

    private const int SampleRows = 300;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>
    /// Tries the delimiters: the right one finds the most of the known columns in the header; among those that find as many, the one with which most rows have as
    /// many cells as the header, then the one with the most columns.
    /// </summary>
    /// <param name="delimiter">The only one to try; null: all.</param>
    /// <exception cref="RefusedFileException">The file has no header, or too many columns.</exception>
    public static async Task<CsvLayout> DetectAsync(SourceText text, string name, IReadOnlySet<string> known, char? delimiter, CancellationToken ct)
    {
        if (delimiter is { } asked && !CanSeparate(asked)) throw new RefusedFileException($"\"{asked}\" can't separate cells: it must be a tab, a space or a sign of ASCII, and no quotation mark.");
        var candidates = new List<(CsvLayout Layout, double Fit)>();
        RefusedFileException? refusal = null;
        foreach (var candidate in delimiter is { } given ? [given] : Delimiters)
        {
            try
            {
                if (await SampleAsync(text, candidate, ct) is not { } sample) continue;
                // "sep=;" is Excel's own way to say it, and the first line then.
                if (sample.Said is { } said && delimiter is null && await SampleAsync(text, said, ct) is { } meant)
                {
                    candidates = [(meant.Layout, meant.Fit)];
                    break;
                }

                candidates.Add((sample.Layout, sample.Fit));
            }
            catch (RefusedFileException exception)
            {
                refusal ??= exception;
            }
        }

        var ranked = candidates.OrderByDescending(one => one.Layout.Header.Count(known.Contains)).ThenByDescending(one => Math.Round(one.Fit, 3)).ThenByDescending(one => one.Layout.Header.Count);
        var best = ranked.Select(one => one.Layout).FirstOrDefault() ?? throw refusal ?? new RefusedFileException($"{name} has no header line.");
        // Read with any other delimiter the header is one long name: what the right one found wrong is the answer.
        if (refusal is not null && best.Header.Count == 1 && !best.Header.Any(known.Contains)) throw refusal;
        HeaderRow.Check(best.HeaderLine, best.Header.Count, name);
        return best;
    }

    private static async Task<Sample?> SampleAsync(SourceText text, char delimiter, CancellationToken ct)
    {
        string[]? header = null;
        var (said, records, rows, fitting, headerLine) = ((char?)null, 0, 0, 0, 1);
        var cells = new List<string>();
        await using var source = CsvSource.ReadAsync(text, delimiter, null, ct).GetAsyncEnumerator(ct);
        while (rows < SampleRows && await NextAsync(source, hasHeader: header is not null))
        {
            var row = source.Current;
            records++;
            if (header is null)
            {
                if (records == 1 && Said(row, delimiter) is { } separator) said = separator;
                else (header, headerLine) = ([.. row.Cells.Select(cell => cell.Trim())], row.Line);
                continue;
            }

            rows++;
            if (row.Cells.Length == header.Length && !row.IsGarbled) fitting++;
            cells.AddRange(row.Cells);
        }

        if (header is null) return null;
        var fit = header.Length == 1 ? 0 : rows == 0 ? 1 : (double)fitting / rows;
        return new(new(delimiter, header, said is null ? 1 : 2, DecimalsOf(cells)) { HeaderLine = headerLine }, fit, said);
    }

    // A row that breaks off ends the sample only: whoever reads the table is told.
    private static async Task<bool> NextAsync(IAsyncEnumerator<TableRow> rows, bool hasHeader)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RefusedFileException) when (hasHeader)
        {
            return false;
        }
    }

    private static DecimalStyle? DecimalsOf(List<string> cells) => Tables.Decimals.Of(cells.Select(cell => cell.Trim()));

    private static char? Said(TableRow row, char delimiter)
    {
        var line = string.Join(delimiter, row.Cells).Trim(' ', '"');
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && CanSeparate(line[4]) ? line[4] : null;
    }

    private static bool CanSeparate(char letter) => letter is '\t' or ' ' || (char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) && letter != '"');

    private sealed record Sample(CsvLayout Layout, double Fit, char? Said);
}
