namespace Catalog.Jobs.Export;

/// <summary>A line of a CSV file that is sent as it is made: cells in quotes where they need them (RFC 4180), safe to open in a spreadsheet.</summary>
public static class CsvLine
{
    /// <summary>The line with its end.</summary>
    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        var safe = FormulaGuard.Defuse(text);
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
