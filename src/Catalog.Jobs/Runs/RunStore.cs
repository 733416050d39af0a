using System.Text.Json;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>Reads, stops and closes runs.</summary>
public sealed class RunStore(NpgsqlDataSource source)
{
    /// <summary>A run; null where there is none with this id.</summary>
    public async Task<Run?> GetAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Run>(new CommandDefinition(
            $"select {Run.Columns} from run where id = @id", new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>All runs that aren't at their end, oldest first.</summary>
    public async Task<IReadOnlyList<Run>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<Run>(new CommandDefinition(
            $"select {Run.Columns} from run where state = 'running' order by id", cancellationToken: cancellationToken))];
    }

    /// <summary>The stored report; null while the run goes on.</summary>
    public async Task<RunReport?> ReportAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var json = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select report::text from run where id = @id", new { id }, cancellationToken: cancellationToken));
        return json is null ? null : JsonSerializer.Deserialize<RunReport>(json, RunReport.Json);
    }

    /// <summary>Tokens computed and decoded by a run's items, those of processes that were killed within an item left out.</summary>
    public async Task<long> TokensAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(sum(prompt_tokens_computed + decode_tokens), 0) from work_item where run_id = @id", new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Stops a run: what is being worked on comes to its end, the rest is skipped. Stopping twice keeps the first reason.</summary>
    /// <param name="by"><c>maxTokens</c>, <c>maxMinutes</c> or an account.</param>
    public async Task StopAsync(long id, string by, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update run set stopped_by = @by where id = @id and state = 'running' and stopped_by is null;
            update work_item set state = 'skipped' where run_id = @id and state = 'ready'
                and exists (select 1 from run where id = @id and stopped_by is not null)
            """,
            new { id, by }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Adds to the time that processes worked on a run.</summary>
    public async Task AddTimeAsync(long id, TimeSpan worked, TimeSpan model)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(new CommandDefinition(
            "update run set seconds = seconds + @worked, model_seconds = model_seconds + @model where id = @id",
            new { id, worked = worked.TotalSeconds, model = model.TotalSeconds }));
    }

    /// <summary>True for a refresh that wrote something and has nothing open any more. What a person asks for alone waits for the next one.</summary>
    public async Task<bool> IsDoneAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            select r.kind = 'refresh' and coalesce((
                select bool_and(state not in ('ready', 'leased')) and bool_or(state = 'done') from work_item where run_id = r.id), false)
            from run r where r.id = @id
            """,
            new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Ends a run that has nothing open any more, and stores its report. Items that were leased too often fail here; of a stopped run those of dead
    /// workers are skipped.
    /// </summary>
    /// <returns>False while somebody still works on it, or where it had ended before.</returns>
    public async Task<bool> CloseAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var state = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select state from run where id = @id for update", new { id }, transaction, cancellationToken: cancellationToken));
        if (state != "running") return false;
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update work_item w set state = 'skipped' from run r
            where r.id = w.run_id and w.run_id = @id and r.stopped_by is not null and (w.state = 'ready' or {WorkItems.Abandoned});
            with worn as (
                update work_item w set state = 'failed', finished_at = now(), error = 'Given up: ' || attempts || ' processes ended while they worked on this product.'
                where run_id = @id and attempts >= @MaxAttempts and (state = 'ready' or {WorkItems.Abandoned})
                returning 1)
            update run set failed = failed + (select count(*) from worn) where id = @id
            """,
            new { id, WorkItems.MaxAttempts }, transaction, cancellationToken: cancellationToken));
        var closed = await connection.ExecuteAsync(new CommandDefinition(
            """
            update run set state = case when stopped_by is null then 'finished' else 'stopped' end, finished_at = now()
            where id = @id and not exists (select 1 from work_item where run_id = @id and state in ('ready', 'leased'))
            """,
            new { id }, transaction, cancellationToken: cancellationToken)) == 1;
        if (closed) await RunReports.StoreAsync(connection, transaction, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return closed;
    }
}
