using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>How a file reads.</summary>
/// <param name="Format">What it was read as; null where it can't be read.</param>
/// <param name="Header">Its columns.</param>
/// <param name="Rows">Its first rows, as they stand there.</param>
/// <param name="Problem">Why it can't be read; null where it can.</param>
public sealed record TableLook(TableFormat? Format, IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows, string? Problem);

/// <summary>A row of a sample and what becomes of it.</summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Sku">Its article number; empty where it was rejected.</param>
/// <param name="Facts">A line each: <c>color: blue; green</c>.</param>
/// <param name="Pictures">How many pictures were found.</param>
/// <param name="Documents">How many documents were found.</param>
/// <param name="Reject">Why it can't be imported; null where it can.</param>
public sealed record SampleRow(int Line, string Sku, string Title, IReadOnlyList<string> Facts, int Pictures, int Documents, RowReject? Reject);

/// <summary>The first rows seen through a mapping.</summary>
/// <param name="Rows">With what becomes of each.</param>
/// <param name="Problem">Why there are none.</param>
public sealed record MappedSample(IReadOnlyList<SampleRow> Rows, string? Problem);
