using Catalog.Model;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>Claims work items and gives them back. Results are written by <see cref="ResultStore"/>.</summary>
public sealed class WorkItems(NpgsqlDataSource source)
{
    /// <summary>An item that was leased this often never came to an end: it takes its process along.</summary>
    public const int MaxAttempts = 10;

    /// <summary>
    /// SQL condition for a leased item <c>w</c> that nobody works on: its lease ran out, or its worker's lock is gone.
    /// </summary>
    internal const string Abandoned = """
        (w.state = 'leased' and (w.leased_until < now() or not exists (
            select 1 from pg_locks l
            where l.locktype = 'advisory' and l.classid = 7041 and l.objid = w.worker_id::oid and l.objsubid = 2 and l.granted
              and l.database = (select oid from pg_database where datname = current_database()))))
        """;

    /// <summary>Claims the next item of any running run, people's wishes first; null where there is none to claim now.</summary>
    public async Task<WorkItem?> ClaimAsync(int workerId, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<WorkItem>(new CommandDefinition(
            $"""
            with next as (
                select w.id, r.kind from work_item w join run r on r.id = w.run_id
                where r.state = 'running' and r.stopped_by is null and w.attempts < @MaxAttempts and (w.state = 'ready' or {Abandoned})
                order by w.interactive desc, w.id
                limit 1
                for update of w skip locked)
            update work_item w set state = 'leased', worker_id = @workerId, attempts = attempts + 1, error = null,
                leased_until = now() + make_interval(secs => @LeaseSeconds)
            from next where w.id = next.id
            returning w.id, w.run_id as runid, w.product_id as productid, w.locales, w.interactive, w.worker_id as workerid, w.attempts, next.kind
            """,
            new { workerId, MaxAttempts, WorkerSession.LeaseSeconds }, cancellationToken: cancellationToken));
    }

    /// <summary>Gives an item back that wasn't finished: another worker, or this one later, takes it from the start.</summary>
    public async Task GiveBackAsync(WorkItem item, Usage usage)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update work_item set state = 'ready', worker_id = null, leased_until = null, attempts = greatest(attempts - 1, 0), {AddUsage}
            where id = @Id and {Held}
            """,
            Parameters(item, usage)));
    }

    /// <summary>Marks an item as failed, with what to tell people. False where the lease was lost.</summary>
    public async Task<bool> FailAsync(WorkItem item, Usage usage, string error)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var parameters = Parameters(item, usage);
        // PostgreSQL's text can't hold U+0000, and a message may quote a file.
        parameters.Add("error", error.Replace('\0', '\uFFFD'));
        var rows = await connection.ExecuteAsync(new CommandDefinition(
            $"update work_item set state = 'failed', error = @error, leased_until = null, finished_at = now(), {AddUsage} where id = @Id and {Held}",
            parameters, transaction));
        if (rows == 0) return false;
        await connection.ExecuteAsync(new CommandDefinition("update run set failed = failed + 1 where id = @RunId", new { item.RunId }, transaction));
        await transaction.CommitAsync();
        return true;
    }

    internal const string Held = "worker_id = @WorkerId and attempts = @Attempts and state = 'leased'";

    internal const string AddUsage = """
        prompt_tokens_computed = prompt_tokens_computed + @computed, decode_tokens = decode_tokens + @decoded, forced_tokens = forced_tokens + @forced,
        pictures_encoded = pictures_encoded + @pictures, pictures_reused = pictures_reused + @kept, model_calls = model_calls + @calls, retries = retries + @retries
        """;

    /// <param name="askedAgain">Answers that couldn't be used; requests that were sent to a server again come on top.</param>
    internal static DynamicParameters Parameters(WorkItem item, Usage usage, int askedAgain = 0)
    {
        var parameters = new DynamicParameters(new { item.Id, item.WorkerId, item.Attempts });
        parameters.Add("computed", usage.PromptTokensComputed);
        parameters.Add("decoded", usage.DecodeTokens);
        parameters.Add("forced", usage.ForcedTokens);
        parameters.Add("pictures", usage.PicturesEncoded);
        parameters.Add("kept", usage.PicturesReused);
        parameters.Add("calls", usage.Calls);
        parameters.Add("retries", usage.Retries + askedAgain);
        return parameters;
    }
}
