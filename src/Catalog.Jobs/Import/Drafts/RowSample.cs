using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Reads rows as an import does, and keeps nothing.</summary>
internal sealed class RowSample(NpgsqlDataSource source, DataFolder folder)
{
    private readonly PictureBase pictures = new(source, folder);
    private readonly RejectsFile rejects = new(source, folder);

    /// <summary>What becomes of rows, in their order.</summary>
    public async Task<IReadOnlyList<RowResult>> ReadAsync(
        IReadOnlyList<TableRow> rows, IReadOnlyList<string> header, ColumnMapping columns, ImportDraft draft, string path, CancellationToken ct)
    {
        var layout = new ColumnLayout(draft.FileName, header, columns);
        var known = new KnownRows();
        var reader = new RowReader(columns, draft.Mapping.Policies ?? columns.Policies, layout, known);
        var folders = new MediaFolder((await rejects.OriginAsync(draft.FileName, ct))?.BaseFolder ?? await pictures.FindAsync(path, ct));
        var media = await folders.FindAsync(Paths(columns.Pictures), Paths(columns.Documents), ct);
        var results = new List<RowResult>();
        foreach (var row in rows)
        {
            var result = reader.Read(row, media);
            if (result.Product is { } product) known.Take(product.Sku, product.Line);
            results.Add(result);
        }

        return results;

        List<string> Paths(IReadOnlyList<string> mediaColumns) =>
        [
            .. rows.Where(row => row.Cells.Length == header.Count).SelectMany(row => mediaColumns.Select(column => CellText.Clean(row.Cells[layout.PlaceOf(column)])))
                .Where(path => path.Length is > 0 and < CellText.Longest),
        ];
    }
}
