using System.Globalization;
using Catalog.Jobs.Import.Tables;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Table import_reject_fix: rejected rows that came in after they were corrected.</summary>
internal sealed class RejectFixes(NpgsqlDataSource source)
{
    /// <summary>Notes the rows of a rejects file that its import took.</summary>
    /// <param name="importId">Of the file.</param>
    /// <param name="origin">The import that had left them out.</param>
    public async Task NoteFileAsync(long importId, long origin, ImportDraft draft, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var stillOut = (await connection.QueryAsync<int>(new CommandDefinition(
            "select line from import_reject where import_id = @importId", new { importId }, cancellationToken: ct))).ToHashSet();
        await using var table = await TableFile.OpenAsync(draft.Path, draft.FileName, new HashSet<string>(), draft.Mapping.Settings with { Dialect = Dialects.KnownDialects.None }, ct);
        var place = table.Header.ToList().LastIndexOf("line");
        if (place < 0) return;
        var lines = new List<int>();
        await foreach (var row in table.ReadAsync(null, ct))
        {
            if (!stillOut.Contains(row.Line) && place < row.Cells.Length && int.TryParse(row.Cells[place], NumberStyles.None, CultureInfo.InvariantCulture, out var line)) lines.Add(line);
        }

        await NoteAsync(importId, origin, lines, ct);
    }

    /// <summary>Notes rows that are in now.</summary>
    public async Task NoteAsync(long importId, long origin, IEnumerable<int> lines, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into import_reject_fix (import_id, line, fixed_by)
            select import_id, line, @importId from import_reject where import_id = @origin and line = any(@lines) on conflict do nothing
            """, new { importId, origin, lines = lines.ToArray() }, cancellationToken: ct));
    }
}
