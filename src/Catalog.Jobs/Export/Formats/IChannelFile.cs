using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>A channel's file: how products become rows, and how rows that a person edited become cells again.</summary>
internal interface IChannelFile
{
    /// <summary>How it is put into bytes.</summary>
    FileForm Form { get; }

    /// <summary>The column names.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>The places for text.</summary>
    IReadOnlyList<Slot> Slots { get; }

    /// <summary>True where every file holds all that the channel has: what isn't in it isn't there. False: only what changed is written.</summary>
    bool IsWhole { get; }

    /// <summary>The rows of a product.</summary>
    /// <param name="all">Write what the channel has already, too.</param>
    ProductRows Rows(ExportProduct product, bool all);

    /// <summary>The text cells of a row, formulas still defused. Empty cells may be left out.</summary>
    RowCells Read(TextHeader header, TableRow row);
}

/// <summary>What a product gives to a file.</summary>
/// <param name="Cells">Cells with text of ours.</param>
/// <param name="Written">The texts in the rows; one that is emptied, too.</param>
/// <param name="Held">Texts that can't be in the file.</param>
internal sealed record ProductRows(IReadOnlyList<IReadOnlyList<string>> Rows, int Cells, IReadOnlyList<ExportText> Written, IReadOnlyList<HeldText> Held)
{
    /// <summary>Nothing to write.</summary>
    public static ProductRows None { get; } = new([], 0, [], []);

    /// <summary>All texts are kept back for one reason.</summary>
    public static ProductRows AllHeld(IEnumerable<ExportText> texts, string code, string reason) => new([], 0, [], [.. texts.Select(text => new HeldText(text, "", code, reason))]);
}

/// <summary>A text that is kept back.</summary>
/// <param name="Field">Empty: the text as a whole.</param>
internal sealed record HeldText(ExportText Text, string Field, string Code, string Reason);

/// <summary>The text cells of a file's row.</summary>
/// <param name="Key">What the channel knows the product by.</param>
internal sealed record RowCells(string Key, IReadOnlyList<FileCell> Cells)
{
    /// <summary>Why the row can't be used; null: it can.</summary>
    public RowProblem? Problem { get; init; }

    /// <summary>A row that can't be used.</summary>
    public static RowCells Wrong(string column, string code, string reason, string hint) => new("", []) { Problem = new(column, code, reason, hint) };
}

/// <summary>Why a row can't be used.</summary>
internal sealed record RowProblem(string Column, string Code, string Reason, string Hint);

/// <summary>A cell with text.</summary>
/// <param name="Column">Where it stands.</param>
/// <param name="Revision">The number of the revision that was written there, where the file says it.</param>
internal sealed record FileCell(string Locale, Slot Slot, string Text, string Column, int? Revision = null);
