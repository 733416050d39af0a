using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>Runs of one text that a person asked for.</summary>
public static class RewriteRuns
{
    /// <summary>Starts one, unless one waits already. The text's row says what was asked for (<c>requested_at</c>, <c>request_note</c>).</summary>
    public static async Task StartAsync(NpgsqlDataSource source, long productId, string locale, string requestedBy, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            with waiting as (
                select 1 from work_item w join run r on r.id = w.run_id
                where r.state = 'running' and r.kind = 'regenerate' and w.product_id = @productId and @locale = any(w.locales) and w.state = 'ready'),
            started as (
                insert into run (kind, state, started_by, products) select 'regenerate', 'running', @requestedBy, 1 where not exists (select 1 from waiting)
                returning id)
            insert into work_item (run_id, product_id, locales, interactive) select id, @productId, array[@locale], true from started
            """,
            new { productId, locale, requestedBy }, cancellationToken: cancellationToken));
    }
}
