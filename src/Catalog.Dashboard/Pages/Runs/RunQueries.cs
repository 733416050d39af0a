using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Runs;

/// <summary>Reads runs.</summary>
public sealed class RunQueries(NpgsqlDataSource source)
{
    private const string Columns =
        """
        id, kind, state, started_by, started_at, finished_at, stopped_by, max_tokens, max_minutes, model,
        products, done, failed, seconds, report::text as report
        """;

    /// <summary>Runs before <paramref name="before"/> (null: the newest), the newest first.</summary>
    public async Task<IReadOnlyList<RunView>> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<RunView>(new CommandDefinition(
            $"select {Columns} from run where @before::bigint is null or id < @before order by id desc limit @limit",
            new { before, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>A run; null where there is none.</summary>
    public async Task<RunView?> GetAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<RunView>(new CommandDefinition(
            $"select {Columns} from run where id = @id",
            new { id },
            cancellationToken: cancellation));
    }

    /// <summary>What failed in a run, by article number; at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<FailedItem>> FailedAsync(long id, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<FailedItem>(new CommandDefinition(
            """
            select product_id, sku, attempts, error from work_item join product on product.id = product_id
            where run_id = @id and state = 'failed' order by sku limit @limit
            """,
            new { id, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }
}
