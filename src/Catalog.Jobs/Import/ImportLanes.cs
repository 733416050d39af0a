namespace Catalog.Jobs.Import;

/// <summary>Where the rows of a file go.</summary>
internal sealed class ImportLanes
{
    /// <summary>Products that weren't there.</summary>
    public CopyLane New { get; } = new($"copy product (import_id, {ProductCopy.Columns}) from stdin (format binary)");

    /// <summary>Products to compare.</summary>
    public CopyLane Changed { get; } = new($"copy import_stage (id, {ProductCopy.Columns}) from stdin (format binary)");

    /// <summary>Rows that are left out.</summary>
    public CopyLane Rejects { get; } =
        new("copy import_reject (import_id, line, column_name, code, reason, hint, cells, corrects_line) from stdin (format binary)");

    /// <summary>Values that are skipped.</summary>
    public CopyLane Warnings { get; } = new("copy import_warning (import_id, line, column_name, code, reason) from stdin (format binary)");

    /// <summary>All of them.</summary>
    public IReadOnlyList<CopyLane> All => [New, Changed, Rejects, Warnings];

    /// <summary>Takes a batch's rows.</summary>
    public void Add(RowBatch batch)
    {
        New.Add(batch.New);
        Changed.Add(batch.Changed);
        Rejects.Add(batch.Rejects);
        Warnings.Add(batch.Warnings);
    }
}
