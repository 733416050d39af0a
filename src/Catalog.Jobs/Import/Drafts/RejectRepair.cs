using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Brings one rejected row again, corrected in the page: as a rejects file of its import with that row alone.</summary>
public sealed class RejectRepair(NpgsqlDataSource source, Importer importer, TextImporter texts, ImportMappings mappings, RejectsFile rejects, DataFolder folder)
{
    /// <summary>Imports the corrected row, checked like any other.</summary>
    /// <param name="importId">The import that left it out.</param>
    /// <param name="lines">The lines of the file that describe the product, with their cells in the file's columns; the first is the rejected one.</param>
    /// <param name="by">An account.</param>
    /// <returns>What became of it. Null: there is no such row.</returns>
    public async Task<RepairOutcome?> TryAsync(long importId, IReadOnlyList<RepairedLine> lines, CatalogDefinition catalog, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var import = await connection.QuerySingleOrDefaultAsync<(string FileName, string[] Columns, string Kind, string? Channel, bool IsAgain)>(new CommandDefinition(
            "select file_name, columns, kind, channel, corrects is not null from import where id = @importId and rejected > 0", new { importId }, cancellationToken: ct));
        if (import.Columns is not { } columns) return null;
        var name = Path.GetFileName(rejects.PathOf(importId, import.FileName));
        var own = Directory.CreateDirectory(Path.Combine(folder.Uploads, Guid.NewGuid().ToString("N")));
        try
        {
            var path = Path.Combine(own.FullName, "row.csv");
            await WriteAsync(path, columns, import.IsAgain, lines, ct);
            var saved = await mappings.OfRejectsAsync(importId, ct);
            var options = new ImportOptions(by, FileName: name) { Settings = (saved?.Mapping.Settings ?? TableSettings.Detect) with { Delimiter = ',' } };
            var result = import.Kind == "texts"
                ? await TextsAsync(path, catalog, import.Channel, options, ct)
                : await importer.ImportAsync(path, catalog, ImportMappings.Apply(options, saved, catalog), null, ct);
            if (saved is not null && result.Report?.ImportId is { } id) await mappings.KeepAsync(id, saved, ct);

            return new(result.Report, result.Report?.Rejects is [var reject, ..] ? reject : null, result.Refusal);
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    private async Task<ImportResult> TextsAsync(string path, CatalogDefinition catalog, string? channel, ImportOptions options, CancellationToken ct) =>
        catalog.Channels.FirstOrDefault(known => known.Name == channel) is { } found
            ? (await texts.ImportAsync(path, catalog, found, options, ct))!
            : new(null, $"catalog.json has no channel {channel} any more, so nobody can say what the file's columns are.");

    private static async Task WriteAsync(string path, string[] columns, bool isAgain, IReadOnlyList<RepairedLine> lines, CancellationToken ct)
    {
        await using var file = new CsvFile(path);
        // Of a rejects file that was brought again: our columns say where its rows stood in the import before that.
        IReadOnlyList<int> leftovers = isAgain ? RejectColumns.Places(columns) : [];
        int[] own = [.. Enumerable.Range(0, columns.Length).Where(place => !leftovers.Contains(place))];
        string[] names = [.. own.Select(place => columns[place])];
        await file.WriteAsync([.. names, .. RejectColumns.Names(names)], ct);
        foreach (var line in lines)
        {
            var cells = own.Select(place => place < line.Cells.Count ? line.Cells[place] : "");
            await file.WriteAsync([.. cells, line.Line.ToString(CultureInfo.InvariantCulture), "", "", ""], ct);
        }

        await file.CloseAsync();
        file.Publish();
    }
}

/// <summary>A line of a file as a person corrected it.</summary>
/// <param name="Line">Where it stood.</param>
/// <param name="Cells">In the order of the file's columns.</param>
public sealed record RepairedLine(int Line, IReadOnlyList<string> Cells);

/// <summary>What became of a corrected row.</summary>
/// <param name="Report">Of the import with it; null where it was refused as a whole.</param>
/// <param name="Reject">Why it is still out; null: it is in.</param>
/// <param name="Refusal">Why nothing was tried.</param>
public sealed record RepairOutcome(ImportReport? Report, RowReject? Reject, string? Refusal);
