namespace Catalog.Jobs.Import.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line (of a workbook: the row) on which it starts; the first is 1.</param>
/// <param name="Cells">In the order of the table's header, as they stand there, without the quotation marks around them.</param>
/// <param name="IsGarbled">True where text follows the quotation mark that closes a cell, so that the cells are a guess.</param>
public sealed record TableRow(int Line, string[] Cells, bool IsGarbled = false)
{
    /// <summary>The rows of the file that it was made of, where a dialect makes one product of several lines; empty: it is a row of the file itself.</summary>
    public IReadOnlyList<TableRow> Parts { get; init; } = [];

    /// <summary>What is wrong with it that its cells don't show. Faults of columns that nobody reads are no faults.</summary>
    public IReadOnlyList<TableFault> Faults { get; init; } = [];

    /// <summary>True for an empty line.</summary>
    public bool IsBlank => Cells is [var cell] && string.IsNullOrWhiteSpace(cell);
}

/// <summary>Why a row can't be used.</summary>
/// <param name="Column">The cell's place in the table's header; -1: the row as a whole.</param>
/// <param name="Code">As rejects name it: <c>formula-cell</c>, <c>error-cell</c>, <c>repeated-header</c>, <c>wrong-cells</c>.</param>
/// <param name="Reason">What is wrong, for a person.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record TableFault(int Column, string Code, string Reason, string Hint);
