using System.Text.Json;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>Works reports out from what is stored: items, texts, findings, decisions and conversations.</summary>
internal static class RunReports
{
    /// <summary>Works out the report of a run and stores it with its row.</summary>
    public static async Task StoreAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long run, CancellationToken cancellationToken)
    {
        var report = await OfAsync(connection, transaction, run, cancellationToken);
        // json keeps the keys' order, jsonb doesn't: readers go through RunReport.
        await connection.ExecuteAsync(new CommandDefinition(
            "update run set report = @report::jsonb where id = @run",
            new { run, report = JsonSerializer.Serialize(report, RunReport.Json) }, transaction, cancellationToken: cancellationToken));
    }

    private static async Task<RunReport> OfAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long run, CancellationToken cancellationToken)
    {
        var parameters = new { run };
        var items = await QueryAsync<Items>(
            """
            select count(*) filter (where state = 'done')::int as products, coalesce(sum(cardinality(locales)) filter (where state = 'done'), 0)::int as pairs,
                coalesce(sum(prompt_tokens_computed), 0)::bigint as computed, coalesce(sum(decode_tokens), 0)::bigint as decoded,
                coalesce(sum(forced_tokens), 0)::bigint as forced, coalesce(sum(pictures_encoded), 0)::bigint as pictures, coalesce(sum(pictures_reused), 0)::bigint as kept,
                coalesce(sum(model_calls), 0)::bigint as calls, coalesce(sum(retries + greatest(attempts - 1, 0)), 0)::int as retries
            from work_item where run_id = @run
            """);
        var texts = await QueryAsync<Texts>(
            """
            select count(*) filter (where c.state = 'approved')::int as approved,
                count(*) filter (where c.state = 'approved' and d.actor = 'rules')::int as alone,
                count(*) filter (where c.state = 'needs_review')::int as review, count(*) filter (where c.state = 'needs_rewrite')::int as rewrite
            from work_item w join copy c on c.product_id = w.product_id and c.locale = any(w.locales)
            left join lateral (select actor from decision where copy_id = c.id order by id desc limit 1) d on true
            where w.run_id = @run and w.state = 'done'
            """);
        var prompts = await QueryAsync<Prompts>(
            """
            select coalesce(sum(c.opening_tokens + t.tails), 0)::bigint as ideal, coalesce(sum(c.opening_tokens * t.tasks + t.tails), 0)::bigint as unshared
            from conversation c
            left join lateral (
                select coalesce(sum(tail_tokens), 0) as tails, count(*) filter (where turn = 0) as tasks from conversation_turn where conversation_id = c.id) t on true
            where c.run_id = @run
            """);
        var time = await QueryAsync<Times>(
            """
            select percentile_cont(0.5) within group (order by s.seconds) as p50, percentile_cont(0.95) within group (order by s.seconds) as p95
            from (
                select sum(t.seconds) as seconds from conversation c join conversation_turn t on t.conversation_id = c.id
                where c.run_id = @run and t.locale is not null group by c.product_id, t.locale) s
            """);
        var row = await QueryAsync<Row>(
            "select rejected_rows as rejected, seconds, model_seconds as modelseconds, stopped_by as stoppedby from run where id = @run");
        var findings = await connection.QueryAsync<(string Type, int Count)>(new CommandDefinition(
            $"""
            select f.type, count(*)::int from work_item w join {OpenFindings.From} on f.product_id = w.product_id and (f.copy_id is null or c.locale = any(w.locales))
            where w.run_id = @run and w.state = 'done' and {OpenFindings.Where}
            group by f.type order by f.type collate "C"
            """,
            parameters, transaction, cancellationToken: cancellationToken));
        var terms = await QueryAsync<Terms>(
            """
            select (select count(*)::int from revision where run_id = @run and origin = 'memory') as reused, rechecked from run where id = @run
            """);
        return new RunReport(
            items.Products, items.Pairs, texts.Approved, texts.Alone, texts.Review, texts.Rewrite, row.Rejected,
            findings.ToDictionary(finding => finding.Type, finding => finding.Count),
            items.Computed, prompts.Ideal, prompts.Unshared, items.Computed == 0 ? null : Round((double)prompts.Ideal / items.Computed),
            items.Decoded, items.Forced, items.Pictures, items.Calls, items.Retries,
            Round(row.Seconds), Round(row.ModelSeconds), Round(time.P50), Round(time.P95),
            texts.Approved == 0 ? null : Round((double)(items.Computed + items.Decoded) / texts.Approved), row.StoppedBy)
        {
            Reused = terms.Reused,
            Rechecked = terms.Rechecked,
            PicturesReused = items.Kept,
        };

        async Task<T> QueryAsync<T>(string sql) =>
            await connection.QuerySingleAsync<T>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));
    }

    private static double? Round(double? value) => value is { } number ? Round(number) : null;

    private static double Round(double value) => Math.Round(value, 4);

    private sealed record Items(int Products, int Pairs, long Computed, long Decoded, long Forced, long Pictures, long Kept, long Calls, int Retries);

    private sealed record Texts(int Approved, int Alone, int Review, int Rewrite);

    private sealed record Prompts(long Ideal, long Unshared);

    private sealed record Times(double? P50, double? P95);

    private sealed record Terms(int Reused, int Rechecked);

    private sealed record Row(int Rejected, double Seconds, double ModelSeconds, string? StoppedBy);
}
