using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Looks into the file of a draft: nothing is kept, nothing is locked.</summary>
public sealed class DraftLook(ArchiveFolder archives, NpgsqlDataSource source, DataFolder folder)
{
    /// <summary>How many rows a sample has.</summary>
    public const int Rows = 10;

    /// <summary>How the file reads.</summary>
    /// <param name="catalog">Null where there is none yet.</param>
    public async Task<TableLook> TableAsync(ImportDraft draft, CatalogDefinition? catalog, CancellationToken ct)
    {
        try
        {
            var path = await PathAsync(draft, ct);
            await using var table = draft.HasTexts ? await TextsAsync(path, draft, catalog, ct) : await OpenAsync(path, draft, catalog?.Columns, ct);
            return new(table.Format, table.Header, await FirstAsync(table, ct), null);
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
            var path = await PathAsync(draft, ct);
            await using var file = await OpenAsync(path, draft, columns, ct);
            var table = MappedTable.Over(file, draft.AsSaved([]), columns);
            var rows = await FirstAsync(table, ct);
            var results = await new RowSample(source, folder).ReadAsync(rows, table.Header, columns, draft, path, ct);
            return new([.. rows.Zip(results, (row, result) => Shown(row, result, columns.Title))], null);
        }
        catch (RefusedFileException refused)
        {
            return new([], refused.Message);
        }
    }

    private static SampleRow Shown(TableRow row, RowResult result, string title) => result.Product is { } product
        ? new(row.Line, product.Sku, product.Text(title), [.. product.Facts.Select(fact => $"{fact.Key}: {fact.Text}")], product.Pictures.Count, product.Documents.Count, null)
        : new(row.Line, "", "", [], 0, 0, result.Reject);

    private async Task<string> PathAsync(ImportDraft draft, CancellationToken ct)
    {
        if (draft.IsSwept || !File.Exists(draft.Path)) throw new RefusedFileException("The file is no longer on the server. Bring it again.");
        return await archives.UnpackAsync(draft.Path, draft.FileName, ct);
    }

    private static async Task<List<TableRow>> FirstAsync(ITable table, CancellationToken ct)
    {
        var rows = new List<TableRow>();
        await foreach (var row in table.ReadAsync(null, ct))
        {
            rows.Add(row);
            if (rows.Count == Rows) break;
        }

        return rows;
    }

    private static async Task<ITable> TextsAsync(string path, ImportDraft draft, CatalogDefinition? catalog, CancellationToken ct)
    {
        var channel = catalog?.Channels.FirstOrDefault(channel => channel.Name == draft.Channel)
            ?? throw new RefusedFileException($"catalog.json has no channel {draft.Channel} any more. Say below what the file brings.");
        return (await TextTable.OpenAsync(path, draft.FileName, catalog!, channel, draft.Mapping.Settings, ct))!.Table;
    }

    private static Task<ITable> OpenAsync(string path, ImportDraft draft, ColumnMapping? columns, CancellationToken ct)
    {
        var known = columns is null ? [] : ColumnLayout.Mapped(columns).ToHashSet();
        known.UnionWith(draft.Mapping.Columns.Select(match => match.From).OfType<string>());
        return TableFile.OpenAsync(path, draft.FileName, known, draft.Mapping.Settings, ct);
    }
}
