using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Reads rows as an import does, and keeps nothing.</summary>
internal sealed class RowSample(NpgsqlDataSource source, DataFolder folder)
{
    private readonly PictureBase pictures = new(source, folder);

    /// <summary>What becomes of rows, in their order.</summary>
    public async Task<IReadOnlyList<RowResult>> ReadAsync(
        IReadOnlyList<TableRow> rows, IReadOnlyList<string> header, ColumnMapping columns, ImportDraft draft, string path, CancellationToken ct)
    {
        var reader = new RowReader(columns, new ColumnLayout(draft.FileName, header, columns), new MediaFolder(await pictures.FindAsync(path, draft.FileName, ct)));
        var results = new List<RowResult>();
        foreach (var row in rows) results.Add(await reader.ReadAsync(row, ct));
        return results;
    }
}
