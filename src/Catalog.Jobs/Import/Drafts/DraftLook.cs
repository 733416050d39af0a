using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Looks into the file of a draft: nothing is kept, nothing is locked.</summary>
public sealed class DraftLook(NpgsqlDataSource source, DataFolder folder)
{
    /// <summary>How many rows a sample has.</summary>
    public const int Rows = 10;

    private readonly PictureBase pictures = new(source, folder);

    /// <summary>How the file reads.</summary>
    /// <param name="columns">The catalogue's; null where there is none yet.</param>
    public static async Task<TableLook> TableAsync(ImportDraft draft, ColumnMapping? columns, CancellationToken ct)
    {
        try
        {
            await using var table = await OpenAsync(draft, columns, ct);
            var rows = new List<TableRow>();
            await foreach (var row in table.ReadAsync(null, ct))
            {
                rows.Add(row);
                if (rows.Count == Rows) break;
            }

            return new(table.Format, table.Header, rows, null);
        }
        catch (RefusedFileException refused)
        {
            return new(null, [], [], refused.Message);
        }
    }

    /// <summary>What becomes of the first rows.</summary>
    public async Task<MappedSample> SampleAsync(ImportDraft draft, ColumnMapping columns, CancellationToken ct)
    {
        try
        {
            await using var table = MappedTable.Over(await OpenAsync(draft, columns, ct), draft.AsSaved([]), columns);
            var media = new MediaFolder(await pictures.FindAsync(draft.Path, draft.FileName, ct));
            var reader = new RowReader(columns, new ColumnLayout(draft.FileName, table.Header, columns), media);
            var rows = new List<SampleRow>();
            await foreach (var row in table.ReadAsync(null, ct))
            {
                rows.Add(Shown(row, await reader.ReadAsync(row, ct)));
                if (rows.Count == Rows) break;
            }

            return new(rows, null);
        }
        catch (RefusedFileException refused)
        {
            return new([], refused.Message);
        }
    }

    private static SampleRow Shown(TableRow row, RowResult result) => result.Product is { } product
        ? new(row.Line, product.Sku, product.Title, [.. product.Facts.Select(fact => $"{fact.Key}: {fact.Text}")], product.Pictures.Count, product.Documents.Count, null)
        : new(row.Line, "", "", [], 0, 0, result.Reject);

    private static Task<ITable> OpenAsync(ImportDraft draft, ColumnMapping? columns, CancellationToken ct)
    {
        if (draft.IsSwept || !File.Exists(draft.Path)) throw new RefusedFileException("The file is no longer on the server. Bring it again.");
        var known = columns is null ? [] : ColumnLayout.Mapped(columns).ToHashSet();
        known.UnionWith(draft.Mapping.Columns.Select(match => match.From).OfType<string>());
        return TableFile.OpenAsync(draft.Path, draft.FileName, known, draft.Mapping.Settings, ct);
    }
}
