using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Remote;

/// <summary>
/// Fetches a table's pictures before its rows are imported, so that no transaction waits for somebody's server. A table of which the first rows name none is not
/// read twice; an address that comes later is fetched when its row is read.
/// </summary>
internal static class RemotePicturePass
{
    private const int Sample = 1000;
    private const int Batch = 256;

    /// <summary>Reads the table once.</summary>
    public static async Task RunAsync(ITable table, ColumnLayout layout, ColumnMapping columns, RemotePictures pictures, CancellationToken ct)
    {
        if (columns.Pictures.Count == 0) return;
        var (rows, any, batch) = (0, false, new HashSet<string>());
        await foreach (var row in table.ReadAsync(null, ct))
        {
            if (++rows > Sample && !any) return;
            if (row.Cells.Length != layout.Header.Count) continue;
            foreach (var column in columns.Pictures)
                if (CellText.Clean(row.Cells[layout.PlaceOf(column)]) is var cell && RemotePictures.IsAddress(cell)) batch.Add(cell);

            any |= batch.Count > 0;
            if (batch.Count >= Batch) await FetchAsync(pictures, batch, ct);
        }

        await FetchAsync(pictures, batch, ct);
    }

    private static async Task FetchAsync(RemotePictures pictures, HashSet<string> batch, CancellationToken ct)
    {
        if (batch.Count > 0) await pictures.FindAsync(batch, ct);
        batch.Clear();
    }
}
