namespace Catalog.Jobs.Import.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line (of a workbook: the row) on which it starts; the first is 1.</param>
/// <param name="Cells">In the order of the table's header, as they stand there, without the quotation marks around them.</param>
/// <param name="IsGarbled">True where text follows the quotation mark that closes a cell, so that the cells are a guess.</param>
public sealed record TableRow(int Line, string[] Cells, bool IsGarbled = false)
{
    /// <summary>The rows of the file that it was made of, where a dialect makes one product of several lines; empty: it is a row of the file itself.</summary>
    public IReadOnlyList<TableRow> Parts { get; init; } = [];

    /// <summary>True for an empty line.</summary>
    public bool IsBlank => Cells is [var cell] && string.IsNullOrWhiteSpace(cell);
}
