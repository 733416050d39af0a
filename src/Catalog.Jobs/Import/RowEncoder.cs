using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Import;

/// <summary>Turns what was read into rows of the tables that it goes to.</summary>
/// <param name="importId">Null for a dry run: then only what has to be compared in the database is written.</param>
internal sealed class RowEncoder(ColumnMapping columns, long? importId) : IDisposable
{
    private readonly ProductCopy products = new(columns);
    private readonly HashSet<int> rejectedLines = [];

    /// <summary>The import's row; null for a dry run.</summary>
    public long? ImportId => importId;

    /// <summary>Writes a product that wasn't there.</summary>
    public void WriteNew(RowBatch batch, StagedRow row)
    {
        if (importId is { } id) products.Write(batch.New, id, row);
    }

    /// <summary>Writes a product to compare.</summary>
    public void WriteChanged(RowBatch batch, StagedRow row) => products.Write(batch.Changed, row.Id, row);

    /// <summary>Writes a row that is left out, and the further lines of its product.</summary>
    public void Write(RowBatch batch, RowReject reject)
    {
        if (importId is not { } id) return;
        Write(batch.Rejects, id, reject.Line, reject, reject.Cells);
        if (reject.Further.Count == 0) return;
        var further = reject with
        {
            Code = RowReject.FurtherLine,
            Column = "",
            Reason = $"It belongs to the product that starts in line {reject.Line}, which was left out.",
            Hint = "Leave it with that line.",
            CorrectsLine = null,
        };
        foreach (var part in reject.Further) Write(batch.Rejects, id, part.Line, further, [.. part.Cells.Select(CellText.Storable)]);
    }

    /// <summary>Writes a value that is skipped.</summary>
    public void Write(RowBatch batch, SkippedValue value)
    {
        if (importId is not { } id) return;
        batch.Warnings.StartRow(5);
        batch.Warnings.Write(id);
        batch.Warnings.Write(value.Line);
        foreach (var text in new[] { value.Column, value.Code, value.Reason }) batch.Warnings.Write(CellText.Storable(text));
    }

    public void Dispose() => products.Dispose();

    private void Write(CopyRows rows, long id, int line, RowReject reject, IReadOnlyList<string> cells)
    {
        // A dialect may make two products of one line; it goes back once.
        if (!rejectedLines.Add(line)) return;
        rows.StartRow(8);
        rows.Write(id);
        rows.Write(line);
        foreach (var text in new[] { reject.Column, reject.Code, reject.Reason, reject.Hint }) rows.Write(CellText.Storable(text));
        rows.Write(cells);
        if (reject.CorrectsLine is { } corrected) rows.Write(corrected);
        else rows.WriteNull();
    }
}
