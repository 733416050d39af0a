using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>Table write_back_row: under which version we know which texts of a row.</summary>
internal sealed class RowStates(NpgsqlConnection connection, string channel)
{
    /// <summary>What we know of products' rows.</summary>
    public async Task<Dictionary<long, TargetRow>> ReadAsync(IEnumerable<long> products, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<(long ProductId, string Token, string Cells)>(new CommandDefinition(
            "select product_id, token, cells from write_back_row where channel = @channel and product_id = any(@products)",
            new { channel, products = products.ToArray() }, cancellationToken: ct));
        return rows.ToDictionary(row => row.ProductId, row => new TargetRow(row.Token, Jsonb.Read<IReadOnlyDictionary<string, string>>(row.Cells)));
    }

    /// <summary>The next products whose rows we know, in order of id.</summary>
    public async Task<IReadOnlyList<(long ProductId, string Sku)>> PageAsync(long after, int limit, CancellationToken ct) =>
        [.. await connection.QueryAsync<(long, string)>(new CommandDefinition("""
            select w.product_id, p.sku from write_back_row w join product p on p.id = w.product_id
            where w.channel = @channel and w.product_id > @after order by w.product_id limit @limit
            """, new { channel, after, limit }, cancellationToken: ct))];

    /// <summary>Notes rows as they were read or written. What was there before our first write is kept beside.</summary>
    public Task PutAsync(IReadOnlyCollection<(long ProductId, TargetRow Row)> rows, NpgsqlTransaction? transaction, DateTimeOffset now, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into write_back_row (channel, product_id, token, cells, original, seen_at)
            select @channel, n.product_id, n.token, n.cells::jsonb, n.cells::jsonb, @now from unnest(@products, @tokens, @cells) n (product_id, token, cells)
            on conflict (channel, product_id) do update set token = excluded.token, cells = excluded.cells, seen_at = excluded.seen_at
            """,
            new
            {
                channel,
                now,
                products = rows.Select(row => row.ProductId).ToArray(),
                tokens = rows.Select(row => row.Row.Token).ToArray(),
                cells = rows.Select(row => Jsonb.Write(row.Row.Cells)).ToArray(),
            },
            transaction, cancellationToken: ct));
}
