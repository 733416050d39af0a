using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>Table import: what was imported when, by whom, and how it went.</summary>
internal sealed class ImportJournal(NpgsqlConnection connection)
{
    // Imports take turns: two files with the same products would wait for each other's rows.
    private const int LockClass = 7043;

    /// <summary>Waits for other imports. An import that still seems to run after that was killed, and is marked so.</summary>
    public async Task TakeTurnAsync(CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@LockClass, 0)", new { LockClass }, commandTimeout: 0, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            update import set state = 'failed', error = 'The program ended in the middle of it; nothing of it was imported.', finished_at = now()
            where state = 'running'
            """, cancellationToken: ct));
    }

    /// <summary>Lets the next import begin.</summary>
    public Task EndTurnAsync() => connection.ExecuteAsync("select pg_advisory_unlock(@LockClass, 0)", new { LockClass });

    /// <summary>Notes the start of an import.</summary>
    public Task<long> BeginAsync(string fileName, string baseFolder, string startedBy, CancellationToken ct) =>
        connection.QuerySingleAsync<long>(new CommandDefinition("""
            insert into import (file_name, base_folder, state, started_by) values (@fileName, @baseFolder, 'running', @startedBy) returning id
            """, new { fileName, baseFolder, startedBy }, cancellationToken: ct));

    /// <summary>Notes how it went, in the transaction that has done it.</summary>
    public Task FinishAsync(NpgsqlTransaction transaction, ImportReport report, IReadOnlyList<string> header, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            update import set state = 'finished', columns = @columns, rows = @Rows, items = @Items, added = @New, changed = @Changed,
                unchanged = @Unchanged, rejected = @Rejected, notes = @notes, finished_at = clock_timestamp()
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
                notes = report.Notes.ToArray(),
                report.ImportId,
            },
            transaction, cancellationToken: ct));

    /// <summary>Notes that nothing was imported, and why.</summary>
    public Task FailAsync(long id, string error) =>
        connection.ExecuteAsync("update import set state = 'failed', error = @error, finished_at = now() where id = @id", new { id, error });
}
