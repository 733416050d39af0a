using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Brings one rejected row again, corrected in the page: as a rejects file of its import with that row alone.</summary>
public sealed class RejectRepair(NpgsqlDataSource source, Importer importer, ImportMappings mappings, RejectsFile rejects, DataFolder folder)
{
    private static readonly string[] Extra = ["line", "column", "reason", "hint"];

    /// <summary>Imports the corrected row, checked like any other.</summary>
    /// <param name="importId">The import that left it out.</param>
    /// <param name="lines">The lines of the file that describe the product, with their cells in the file's columns; the first is the rejected one.</param>
    /// <param name="by">An account.</param>
    /// <returns>What became of it. Null: there is no such row.</returns>
    public async Task<RepairOutcome?> TryAsync(long importId, IReadOnlyList<RepairedLine> lines, CatalogDefinition catalog, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var import = await connection.QuerySingleOrDefaultAsync<(string FileName, string[] Columns)>(new CommandDefinition(
            "select file_name, columns from import where id = @importId and rejected > 0", new { importId }, cancellationToken: ct));
        if (import.Columns is not { } columns) return null;
        var name = Path.GetFileName(rejects.PathOf(importId, import.FileName));
        var own = Directory.CreateDirectory(Path.Combine(folder.Uploads, Guid.NewGuid().ToString("N")));
        try
        {
            var path = Path.Combine(own.FullName, "row.csv");
            await WriteAsync(path, columns, lines, ct);
            var saved = await mappings.OfRejectsAsync(importId, ct);
            var options = new ImportOptions(by, FileName: name) { Settings = (saved?.Mapping.Settings ?? TableSettings.Detect) with { Delimiter = ',' } };
            var result = await importer.ImportAsync(path, catalog, ImportMappings.Apply(options, saved, catalog), null, ct);
            if (saved is not null && result.Report?.ImportId is { } id) await mappings.KeepAsync(id, saved, ct);

            return new(result.Report, result.Report?.Rejects is [var reject, ..] ? reject : null, result.Refusal);
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string path, string[] columns, IReadOnlyList<RepairedLine> lines, CancellationToken ct)
    {
        await using var file = new CsvFile(path);
        // A rejects file that was brought has these columns itself; one that has others of these names loses nothing.
        string[] extra = [.. Extra.Where(name => !columns.Contains(name))];
        await file.WriteAsync([.. columns, .. extra], ct);
        foreach (var line in lines)
        {
            var own = columns.Select((_, i) => i < line.Cells.Count ? line.Cells[i] : "");
            await file.WriteAsync([.. own, .. extra.Select(name => name == "line" ? line.Line.ToString(CultureInfo.InvariantCulture) : "")], ct);
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
