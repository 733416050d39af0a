using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>A row that could not be imported.</summary>
/// <param name="Line">The line of the file on which the row starts; 1 is the header.</param>
/// <param name="Column">The column at fault; empty where it is the row as a whole.</param>
/// <param name="Code">no-key, duplicate-key, no-title, wrong-cells, bad-quotes, control-character, too-long, bad-flag, path-outside, missing-picture, missing-document, picture-too-large or remote-picture.</param>
/// <param name="Reason">What is wrong, for a person.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Cells">The row as it came, in the file's own column order; control characters that can't be stored as �.</param>
public sealed record RowReject(int Line, string Column, string Code, string Reason, string Hint, IReadOnlyList<string> Cells)
{
    /// <summary>The code of the further lines of a product that was left out.</summary>
    internal const string FurtherLine = "same-product";

    /// <summary>The line that the row had in the import whose rejects file this one brought again; null: it corrects none.</summary>
    internal int? CorrectsLine { get; init; }

    /// <summary>The further lines of the file that describe the same product, where a dialect gives it several.</summary>
    internal IReadOnlyList<TableRow> Further { get; init; } = [];
}
