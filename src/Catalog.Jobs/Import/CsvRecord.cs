namespace Catalog.Jobs.Import;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line on which it starts; the first is 1.</param>
/// <param name="Cells">As they stand in the file, without the quotation marks around them.</param>
/// <param name="IsGarbled">True where text follows the quotation mark that closes a cell, so that the cells are a guess.</param>
internal sealed record CsvRecord(int Line, string[] Cells, bool IsGarbled)
{
    /// <summary>True for an empty line.</summary>
    public bool IsBlank => Cells is [var cell] && string.IsNullOrWhiteSpace(cell);
}
