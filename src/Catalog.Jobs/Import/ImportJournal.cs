using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>Table import: what was imported when, by whom, and how it went.</summary>
internal sealed class ImportJournal(NpgsqlConnection connection)
{
    // Imports take turns: two files with the same products would wait for each other's rows.
    private const int LockClass = 7043;

    /// <summary>Waits for other imports. An import that still seems to run after that was killed, and is marked so.</summary>
    /// <param name="file">The full path of the file to import.</param>
    /// <returns>The import of the same file that was killed, which this one takes up again; null: none.</returns>
    public async Task<long?> TakeTurnAsync(string file, CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@LockClass, 0)", new { LockClass }, commandTimeout: 0, cancellationToken: ct));
        var killed = await connection.QueryAsync<(long Id, string Path)>(new CommandDefinition("""
            update import set state = 'failed', error = 'The program ended in the middle of it; nothing of it was imported.', finished_at = now()
            where state = 'running'
            returning id, path
            """, cancellationToken: ct));
        return killed.Where(import => import.Path == file).Select(import => (long?)import.Id).Max();
    }

    /// <summary>Lets the next import begin.</summary>
    public Task EndTurnAsync() => connection.ExecuteAsync("select pg_advisory_unlock(@LockClass, 0)", new { LockClass });

    /// <summary>Notes the start of an import.</summary>
    /// <param name="corrects">The import whose rejects file it is; null: none's.</param>
    /// <param name="kind"><c>products</c> or <c>texts</c>.</param>
    public Task<long> BeginAsync(string fileName, string path, string baseFolder, string startedBy, long? corrects, CancellationToken ct, string kind = "products") =>
        connection.QuerySingleAsync<long>(new CommandDefinition("""
            insert into import (file_name, path, base_folder, state, started_by, corrects, kind)
            values (@fileName, @path, @baseFolder, 'running', @startedBy, @corrects, @kind)
            returning id
            """, new { fileName, path, baseFolder, startedBy, corrects, kind }, cancellationToken: ct));

    /// <summary>Notes how it went, in the transaction that has done it.</summary>
    public Task FinishAsync(NpgsqlTransaction transaction, ImportReport report, IReadOnlyList<string> header, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            update import set state = 'finished', columns = @columns, rows = @Rows, items = @Items, added = @New, changed = @Changed,
                unchanged = @Unchanged, rejected = @Rejected, retired = @Retired, skipped = @Skipped, encoding = @Encoding, delimiter = @delimiter,
                dialect = @Dialect, notes = @notes, bytes = total_bytes, finished_at = clock_timestamp()
            where id = @ImportId
            """,
            new
            {
                columns = header.ToArray(),
                report.Rows,
                report.Items,
                report.New,
                report.Changed,
                report.Unchanged,
                report.Rejected,
                report.Retired,
                report.Skipped,
                report.Encoding,
                delimiter = report.Delimiter?.ToString(),
                report.Dialect,
                notes = report.Notes.ToArray(),
                report.ImportId,
            },
            transaction, cancellationToken: ct));

    /// <summary>Notes that nothing was imported, and why.</summary>
    public Task FailAsync(long id, string error) =>
        connection.ExecuteAsync("update import set state = 'failed', error = @error, finished_at = now() where id = @id", new { id, error });
}
