namespace Catalog.Jobs.WriteBack;

/// <summary>What a write-back did.</summary>
/// <param name="Batch">The row in table export_batch.</param>
/// <param name="Table">Where it wrote.</param>
/// <param name="Rows">Rows of the table that have new texts.</param>
/// <param name="Cells">Cells that were written; those that had their text already are none.</param>
/// <param name="Skipped">Texts of the channel's locales that are not approved or kept back.</param>
/// <param name="Conflicts">Rows that wait for a person, those of earlier write-backs included.</param>
/// <param name="ConflictRows">The first <see cref="ShownConflicts"/> of them.</param>
public sealed record WriteBackReport(long Batch, string Table, int Rows, int Cells, int Skipped, int Conflicts, IReadOnlyList<ConflictRow> ConflictRows)
{
    /// <summary>How many conflicts a report lists.</summary>
    public const int ShownConflicts = 100;

    /// <summary>Approved texts that don't go out because an enforced check found something in them.</summary>
    public int Blocked { get; init; }

    /// <summary>The batch that this one takes back; its conflicts are then the rows that stay as they are. Null: none.</summary>
    public long? TakesBack { get; init; }
}

/// <summary>A row that was not written.</summary>
/// <param name="Kind">A word of <see cref="ConflictKind"/>.</param>
/// <param name="Message">Why, for a person.</param>
public sealed record ConflictRow(string Sku, string Kind, string Message);

/// <summary>The report, or why nothing (more) could be written; what was written until then is noted, and the next write-back goes on after it.</summary>
public sealed record WriteBackResult(WriteBackReport? Report, string? Refusal);

/// <summary>Why a row was not written.</summary>
public static class ConflictKind
{
    /// <summary>Somebody else changed it since we read or wrote it.</summary>
    public const string Changed = "changed";

    /// <summary>It isn't there.</summary>
    public const string Gone = "gone";

    /// <summary>The database doesn't take the texts.</summary>
    public const string Refused = "refused";
}
