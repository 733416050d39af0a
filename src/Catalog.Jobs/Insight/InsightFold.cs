using Dapper;
using Npgsql;

namespace Catalog.Jobs.Insight;

/// <summary>
/// Adds up what happened since the last time into <c>insight_day</c>. A job calls it every minute, and the page before it reads: with little to do it takes
/// milliseconds. Every change counts exactly once, for it is taken away in the transaction that adds it.
/// </summary>
public sealed class InsightFold(NpgsqlDataSource source)
{
    private const int Batch = 500;
    private const int LockClass = 7015;

    private const string Upsert =
        """
        on conflict (day, locale, measure, key) do update set n = insight_day.n + excluded.n, total = insight_day.total + excluded.total
        """;

    /// <summary>Folds everything that waits.</summary>
    public async Task FoldAsync(CancellationToken cancellation)
    {
        while (await FoldBatchAsync(cancellation) == Batch)
        {
        }
    }

    private async Task<int> FoldBatchAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        CommandDefinition Command(string sql, object? parameters = null) => new(sql, parameters, transaction, commandTimeout: 0, cancellationToken: cancellation);

        await connection.ExecuteAsync(Command("select pg_advisory_xact_lock(@LockClass, 3)", new { LockClass }));
        await connection.ExecuteAsync(Command(
            $"""
            with taken as (delete from insight_delta returning *)
            insert into insight_day select day, locale, measure, key, sum(n), sum(total) from taken group by day, locale, measure, key {Upsert}
            """));
        var ids = (await connection.QueryAsync<long>(Command(
            "delete from insight_pending where decision_id in (select decision_id from insight_pending order by decision_id limit @Batch) returning decision_id",
            new { Batch }))).ToArray();
        var deltas = (await connection.QueryAsync<MadeDecision>(Command(
            """
            select d.id, c.locale, d.action, d.created_at, d.opened_at, old.raw as draft, old.author as draft_author,
                case d.action when 'edit' then new.raw end as final, prior.action as earlier, made.undoes is not null as is_undone
            from decision made
            join decision d on d.id = coalesce(made.undoes, made.id)
            join copy c on c.id = d.copy_id
            left join revision new on new.id = d.revision_id
            left join revision old on old.copy_id = d.copy_id and case d.action when 'edit' then old.number = new.number - 1 else old.id = new.id end
            left join lateral (
                select p.action from decision p
                where p.revision_id = old.id and p.id < d.id and p.actor not in (d.actor, 'rules') and p.action in ('approve', 'edit', 'reject')
                    and not exists (select 1 from decision u where u.undoes = p.id and u.id < d.id)
                order by p.id desc limit 1) prior on true
            where made.id = any(@ids)
            """,
            new { ids }))).SelectMany(DecisionMeasures.Of)
            .GroupBy(delta => (delta.Day, delta.Locale, delta.Measure, delta.Key))
            .Select(group => new { day = group.Key.Day.ToDateTime(TimeOnly.MinValue), group.Key.Locale, group.Key.Measure, group.Key.Key, n = group.Sum(delta => delta.N), total = group.Sum(delta => delta.Total) });
        await connection.ExecuteAsync(Command($"insert into insight_day values (@day::date, @Locale, @Measure, @Key, @n, @total) {Upsert}", deltas));
        await transaction.CommitAsync(cancellation);
        return ids.Length;
    }
}
