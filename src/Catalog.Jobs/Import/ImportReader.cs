using System.Threading.Channels;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>Reads a table and has its rows compared with what the catalogue has, while others write what it found.</summary>
internal sealed class ImportReader(ColumnMapping columns, ColumnLayout layout, RowComparison comparison, MediaFolder media, KeptValues kept)
{
    private const int BatchRows = 500;

    // A batch of rows with very long cells is a small one.
    private const int BatchLength = 1 << 20;

    private readonly int[] pictures = [.. columns.Pictures.Select(layout.PlaceOf)];
    private readonly int[] documents = [.. columns.Documents.Select(layout.PlaceOf)];

    // Rows with files, and those behind them: which row has an article number first decides.
    private readonly List<TableRow> waiting = [];
    private int rows;
    private int length;

    /// <summary>Reads all rows. The channel ends with the rows, or with what went wrong.</summary>
    /// <param name="progress">Told now and then how much of the table is read.</param>
    /// <param name="read">Told after every few hundred rows.</param>
    public async Task ReadAsync(ITable table, IProgress<long> progress, ChannelWriter<RowBatch> batches, Action read, CancellationToken ct)
    {
        try
        {
            if (table is CsvTable csv)
            {
                await ReadAsync(csv, progress, SendFullAsync, ct);
            }
            else
            {
                await foreach (var row in table.ReadAsync(progress, ct))
                {
                    Take(row);
                    await SendFullAsync();
                }
            }

            if (rows > 0) await SendAsync();
            batches.Complete();

            ValueTask SendFullAsync() => rows < BatchRows && length < BatchLength ? default : new(SendAsync());

            async Task SendAsync()
            {
                var batch = await CompareAsync(ct);
                read();
                if (!batch.IsEmpty) await batches.WriteAsync(batch, ct);
            }
        }
        catch (Exception exception)
        {
            batches.TryComplete(exception);
        }
    }

    private async Task ReadAsync(CsvTable table, IProgress<long> progress, Func<ValueTask> sendFull, CancellationToken ct)
    {
        await using var cursor = table.Open(progress);
        await table.SkipHeaderAsync(cursor, ct);
        while (await cursor.ReadAsync(ct))
        {
            if (waiting.Count == 0 && !NamesFiles(cursor) && comparison.TryTake(cursor))
            {
                rows++;
                length += cursor.Length;
            }
            else
            {
                Take(table.RowOf(cursor));
            }

            await sendFull();
        }

        progress.Report(table.Bytes);
    }

    private void Take(TableRow row)
    {
        rows++;
        foreach (var cell in row.Cells) length += cell.Length;
        if (waiting.Count > 0 || NamesFiles(row)) waiting.Add(row);
        else comparison.Take(row, FoundMedia.None);
    }

    private async Task<RowBatch> CompareAsync(CancellationToken ct)
    {
        if (waiting.Count > 0)
        {
            var found = await media.FindAsync(Paths(pictures), Paths(documents), ct);
            foreach (var row in waiting) comparison.Take(row, found);
            waiting.Clear();
        }

        (rows, length) = (0, 0);
        return await comparison.EndBatchAsync(kept, ct);
    }

    private bool NamesFiles(CsvCursor row)
    {
        if (row.Count != layout.Header.Count) return false;
        return Any(pictures) || Any(documents);

        bool Any(int[] places)
        {
            foreach (var place in places)
            {
                if (row.Cell(place).Length > 0) return true;
            }

            return false;
        }
    }

    private bool NamesFiles(TableRow row) =>
        row.Cells.Length == layout.Header.Count && (Array.Exists(pictures, place => row.Cells[place].Length > 0) || Array.Exists(documents, place => row.Cells[place].Length > 0));

    private HashSet<string> Paths(int[] places)
    {
        var paths = new HashSet<string>();
        foreach (var row in waiting)
        {
            if (row.Cells.Length != layout.Header.Count) continue;
            foreach (var place in places)
            {
                if (CellText.Clean(row.Cells[place]) is { Length: > 0 and < CellText.Longest } path) paths.Add(path);
            }
        }

        return paths;
    }
}
