using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Jobs.Export;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>
/// What an import left out, as a CSV file that can be fixed and brought again: the file's own columns, then line, column, reason and hint.
/// </summary>
public sealed partial class RejectsFile(NpgsqlDataSource source, DataFolder folder)
{
    /// <summary>Where the file of an import lies, if it has one.</summary>
    public string PathOf(long importId, string fileName) => Path.Combine(folder.Rejects, Name(importId, fileName));

    /// <summary>Writes the file anew from the database.</summary>
    /// <param name="delimiter">What separates its cells.</param>
    /// <returns>Its path; null where nothing was rejected, or no such import is known.</returns>
    public async Task<string?> WriteAsync(long importId, char delimiter, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var import = await connection.QuerySingleOrDefaultAsync<(string FileName, string[] Header, int Rejected, bool IsAgain)>(new CommandDefinition(
            "select file_name, columns, rejected, corrects is not null from import where id = @importId", new { importId }, cancellationToken: ct));
        if (import.Rejected == 0) return null;

        var path = PathOf(importId, import.FileName);
        await using var file = new CsvFile(path, delimiter);
        // A rejects file that was brought again has our columns from the time before; any other has them of its own.
        IReadOnlyList<int> leftovers = import.IsAgain ? RejectColumns.Places(import.Header) : [];
        var own = import.Header.Where((_, i) => !leftovers.Contains(i)).ToArray();
        await file.WriteAsync([.. own, .. RejectColumns.Names(own)], ct);
        var rows = connection.QueryUnbufferedAsync<(int Line, string Column, string Reason, string Hint, string[] Cells)>(
            "select line, column_name, reason, hint, cells from import_reject where import_id = @importId order by line", new { importId });
        await foreach (var row in rows.WithCancellation(ct))
        {
            var cells = Fitted(row.Cells, import.Header.Length, delimiter);
            var kept = cells.Where((_, i) => !leftovers.Contains(i));
            // The cells go out as they came in: what was defused then is undone first, or it would be defused twice.
            await file.WriteAsync([.. kept.Select(FormulaGuard.Undo), row.Line.ToString(CultureInfo.InvariantCulture), row.Column, row.Reason, row.Hint], ct);
        }

        await file.CloseAsync();
        file.Publish();
        return path;
    }

    /// <summary>The import whose rejects file is called so, and where its pictures lay; null where it is no such file.</summary>
    internal async Task<(long ImportId, string BaseFolder)?> OriginAsync(string fileName, CancellationToken ct)
    {
        if (!long.TryParse(NamePattern().Match(fileName).Groups[1].Value, CultureInfo.InvariantCulture, out var importId)) return null;
        await using var connection = await source.OpenConnectionAsync(ct);
        var import = await connection.QuerySingleOrDefaultAsync<(string FileName, string BaseFolder)>(new CommandDefinition(
            "select file_name, base_folder from import where id = @importId and rejected > 0", new { importId }, cancellationToken: ct));
        // Browsers and spreadsheets give a file another ending, and a number where there is one already: "7-products (1).xlsx".
        return import.FileName is not null && fileName.StartsWith(Path.GetFileNameWithoutExtension(Name(importId, import.FileName)), StringComparison.Ordinal)
            ? (importId, import.BaseFolder)
            : null;
    }


    // A row with too few cells is filled up; what it has too much stays, in its last cell.
    private static string[] Fitted(string[] cells, int columns, char delimiter) => cells.Length <= columns
        ? [.. cells, .. Enumerable.Repeat("", columns - cells.Length)]
        : [.. cells[..(columns - 1)], string.Join(delimiter, cells[(columns - 1)..])];

    private static string Name(long importId, string fileName)
    {
        var safe = UnsafePattern().Replace(Path.GetFileNameWithoutExtension(fileName), "-");
        return string.Create(CultureInfo.InvariantCulture, $"{importId}-{(safe.Length > 100 ? safe[..100] : safe)}.csv");
    }

    [GeneratedRegex(@"\A(\d{1,18})-.", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex("[^A-Za-z0-9._-]", RegexOptions.CultureInvariant)]
    private static partial Regex UnsafePattern();
}
