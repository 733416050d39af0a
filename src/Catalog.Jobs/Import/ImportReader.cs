using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>Reads a table and compares its rows with what the catalogue has, while others write what it found.</summary>
internal sealed class ImportReader(ColumnMapping columns, CellPolicies policies, ColumnLayout layout, KnownRows known, MediaFolder media, KeptValues kept)
{
    private const int BatchRows = 500;

    // UTF-16 units: a batch of rows with very long cells is a small one.
    private const int BatchLength = 1 << 20;

    private readonly RowReader reader = new(columns, policies, layout, known);
    private readonly RowHash hasher = new(columns, policies, layout);
    private readonly int key = layout.PlaceOf(columns.Key);
    private readonly int[] pictures = [.. columns.Pictures.Select(layout.PlaceOf)];
    private readonly int[] documents = [.. columns.Documents.Select(layout.PlaceOf)];

    /// <summary>What was counted so far.</summary>
    public ImportCounts Counts { get; } = new();

    /// <summary>Where the file's own rows have the line that they had in the import that they correct; -1: nowhere.</summary>
    public int CorrectedLine { get; init; } = -1;

    /// <summary>Reads all rows. The channel ends with the rows, or with what went wrong.</summary>
    /// <param name="read">Told after every few hundred rows.</param>
    public async Task ReadAsync(IAsyncEnumerable<TableRow> rows, ChannelWriter<RowBatch> batches, Action read, CancellationToken ct)
    {
        try
        {
            var waiting = new List<TableRow>(BatchRows);
            var length = 0;
            await foreach (var row in rows.WithCancellation(ct))
            {
                waiting.Add(row);
                length += Length(row);
                if (waiting.Count < BatchRows && length < BatchLength) continue;
                await SendAsync();
            }

            if (waiting.Count > 0) await SendAsync();
            batches.Complete();

            async Task SendAsync()
            {
                var batch = await CompareAsync(waiting, ct);
                waiting.Clear();
                length = 0;
                read();
                if (!batch.IsEmpty) await batches.WriteAsync(batch, ct);
            }
        }
        catch (Exception exception)
        {
            batches.TryComplete(exception);
        }
    }

    private async Task<RowBatch> CompareAsync(List<TableRow> rows, CancellationToken ct)
    {
        var found = hasher.HasFiles ? await media.FindAsync(Paths(rows, pictures), Paths(rows, documents), ct) : FoundMedia.None;
        var batch = new RowBatch();
        var keeping = new Dictionary<long, IReadOnlyList<string>>();
        foreach (var row in rows) Compare(row, found, batch, keeping);
        await kept.FillAsync(batch.Changed, keeping, ct);
        return batch;
    }

    private void Compare(TableRow row, FoundMedia found, RowBatch batch, Dictionary<long, IReadOnlyList<string>> keeping)
    {
        Counts.Items++;
        Counts.Rows += Math.Max(1, row.Parts.Count);
        var isWhole = !row.IsGarbled && row.Cells.Length == layout.Header.Count;
        var hash = isWhole ? hasher.Of(row, found) : default;
        if (isWhole && row.Faults.Count == 0 && IsUnchanged(row, hash))
        {
            Counts.Unchanged++;
            NoteCorrected(row);
            return;
        }

        var result = reader.Read(row, found);
        if (result.Product is not { } product)
        {
            foreach (var cell in isWhole ? row.Cells.AsSpan(key, 1) : row.Cells) known.Name(CellText.Clean(cell));
            var reject = result.Reject! with { CorrectsLine = CorrectsLine(row.Parts.Count > 0 ? row.Parts[0] : row) };
            batch.Rejects.Add(reject);
            Counts.Reject(reject);
            return;
        }

        var before = known.Take(product.Sku, product.Line);
        (before.Id == 0 ? batch.New : batch.Changed).Add(new(before.Id, product, result.Skipped.Count == 0 ? hash : null));
        if (before.Id == 0) Counts.New++;
        else Counts.Staged++;
        if (before.IsRetired) Counts.Returned.Add(before.Id);
        if (before.Id != 0 && result.Kept.Count > 0) keeping[before.Id] = result.Kept;
        batch.Warnings.AddRange(result.Skipped);
        Counts.Warn(result.Skipped);
        NoteCorrected(row);
    }

    private bool IsUnchanged(TableRow row, Guid hash)
    {
        ref var before = ref known.Find(KnownRows.KeyOf(row.Cells[key]));
        if (Unsafe.IsNullRef(ref before) || before.Line != 0 || before.Hash != hash) return false;
        before.Line = row.Line;
        return true;
    }

    private void NoteCorrected(TableRow row)
    {
        if (CorrectedLine < 0) return;
        foreach (var part in row.Parts.Count > 0 ? row.Parts : [row])
        {
            if (CorrectsLine(part) is { } line) Counts.Corrected.Add(line);
        }
    }

    private int? CorrectsLine(TableRow row) =>
        CorrectedLine >= 0 && CorrectedLine < row.Cells.Length
        && int.TryParse(row.Cells[CorrectedLine], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    private HashSet<string> Paths(List<TableRow> rows, int[] places)
    {
        var paths = new HashSet<string>();
        foreach (var row in rows)
        {
            if (row.Cells.Length != layout.Header.Count) continue;
            foreach (var place in places)
            {
                if (CellText.Clean(row.Cells[place]) is { Length: > 0 and < CellText.Longest } path) paths.Add(path);
            }
        }

        return paths;
    }

    private static int Length(TableRow row)
    {
        var length = 0;
        foreach (var cell in row.Cells) length += cell.Length;
        return length;
    }
}
