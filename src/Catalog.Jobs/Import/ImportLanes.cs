using Catalog.Jobs.Catalogs;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Jobs.Import;

/// <summary>Where the rows of a file go.</summary>
internal sealed class ImportLanes : IDisposable
{
    private readonly long importId;
    private readonly ProductCopy products;
    private readonly HashSet<int> rejectedLines = [];

    public ImportLanes(ColumnMapping columns, long importId)
    {
        this.importId = importId;
        products = new ProductCopy(columns);
        New = new($"copy product (import_id, {ProductCopy.Columns}) from stdin (format binary)", (writer, row, ct) => products.WriteAsync(writer, importId, row, ct));
        Changed = new($"copy import_stage (id, {ProductCopy.Columns}) from stdin (format binary)", (writer, row, ct) => products.WriteAsync(writer, row.Id, row, ct));
        Rejects = new("copy import_reject (import_id, line, column_name, code, reason, hint, cells, corrects_line) from stdin (format binary)", WriteAsync);
        Warnings = new("copy import_warning (import_id, line, column_name, code, reason) from stdin (format binary)", WriteAsync);
        All = [New, Changed, Rejects, Warnings];
    }

    /// <summary>Products that weren't there.</summary>
    public CopyLane<StagedRow> New { get; }

    /// <summary>Products to compare.</summary>
    public CopyLane<StagedRow> Changed { get; }

    /// <summary>Rows that are left out.</summary>
    public CopyLane<RowReject> Rejects { get; }

    /// <summary>Values that are skipped.</summary>
    public CopyLane<SkippedValue> Warnings { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<CopyLane> All { get; }

    public void Dispose() => products.Dispose();

    private async Task WriteAsync(NpgsqlBinaryImporter writer, RowReject reject, CancellationToken ct)
    {
        await WriteAsync(writer, reject.Line, reject, reject.Cells, ct);
        var further = reject with
        {
            Code = RowReject.FurtherLine,
            Column = "",
            Reason = $"It belongs to the product that starts in line {reject.Line}, which was left out.",
            Hint = "Leave it with that line.",
            CorrectsLine = null,
        };
        foreach (var part in reject.Further) await WriteAsync(writer, part.Line, further, [.. part.Cells.Select(CellText.Storable)], ct);
    }

    private async Task WriteAsync(NpgsqlBinaryImporter writer, int line, RowReject reject, IReadOnlyList<string> cells, CancellationToken ct)
    {
        // A dialect may make two products of one line; it goes back once.
        if (!rejectedLines.Add(line)) return;
        await writer.StartRowAsync(ct);
        await writer.WriteAsync(importId, NpgsqlDbType.Bigint, ct);
        await writer.WriteAsync(line, NpgsqlDbType.Integer, ct);
        foreach (var text in new[] { reject.Column, reject.Code, reject.Reason, reject.Hint }) await writer.WriteAsync(CellText.Storable(text), NpgsqlDbType.Text, ct);
        await writer.WriteAsync(cells.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        if (reject.CorrectsLine is { } corrected) await writer.WriteAsync(corrected, NpgsqlDbType.Integer, ct);
        else await writer.WriteNullAsync(ct);
    }

    private async Task WriteAsync(NpgsqlBinaryImporter writer, SkippedValue value, CancellationToken ct)
    {
        await writer.StartRowAsync(ct);
        await writer.WriteAsync(importId, NpgsqlDbType.Bigint, ct);
        await writer.WriteAsync(value.Line, NpgsqlDbType.Integer, ct);
        foreach (var text in new[] { value.Column, value.Code, value.Reason }) await writer.WriteAsync(CellText.Storable(text), NpgsqlDbType.Text, ct);
    }
}
