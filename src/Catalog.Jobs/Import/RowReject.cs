namespace Catalog.Jobs.Import;

/// <summary>A row that could not be imported.</summary>
/// <param name="Line">The line of the file on which the row starts; 1 is the header.</param>
/// <param name="Column">The column at fault; empty where it is the row as a whole.</param>
/// <param name="Code">no-key, duplicate-key, no-title, wrong-cells, bad-quotes, control-character, too-long, path-outside, missing-picture, missing-document or remote-picture.</param>
/// <param name="Reason">What is wrong, for a person.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Cells">The row as it came, in the file's column order; control characters that can't be stored as �.</param>
public sealed record RowReject(int Line, string Column, string Code, string Reason, string Hint, IReadOnlyList<string> Cells);
