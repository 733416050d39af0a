namespace Catalog.Jobs.Import;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line on which it starts; the first is 1.</param>
/// <param name="Cells">As they stand in the file, without the quotation marks around them.</param>
/// <param name="HasStrayQuotes">True where a quotation mark stands where none may, so that the cells are a guess.</param>
internal sealed record CsvRecord(int Line, string[] Cells, bool HasStrayQuotes)
{
    /// <summary>True for an empty line.</summary>
    public bool IsBlank => Cells is [var cell] && string.IsNullOrWhiteSpace(cell);
}
