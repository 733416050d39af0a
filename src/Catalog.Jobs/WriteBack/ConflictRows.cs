using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>Table write_back_conflict.</summary>
internal sealed class ConflictRows(NpgsqlConnection connection, string channel)
{
    /// <summary>Keeps conflicts; one that is open for the row already is brought up to date.</summary>
    public Task PutAsync(IReadOnlyCollection<NewConflict> conflicts, long? batch, NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into write_back_conflict (channel, product_id, batch_id, kind, message, token, theirs, ours, found_at)
            select @channel, n.product_id, @batch, n.kind, n.message, n.token, n.theirs::jsonb, n.ours::jsonb, @now
            from unnest(@products, @kinds, @messages, @tokens, @theirs, @ours) n (product_id, kind, message, token, theirs, ours)
            on conflict (channel, product_id) where settled_at is null do update set
                batch_id = excluded.batch_id, kind = excluded.kind, message = excluded.message, token = excluded.token, theirs = excluded.theirs, ours = excluded.ours
            """,
            new
            {
                channel,
                batch,
                now,
                products = conflicts.Select(conflict => conflict.ProductId).ToArray(),
                kinds = conflicts.Select(conflict => conflict.Kind).ToArray(),
                messages = conflicts.Select(conflict => conflict.Message).ToArray(),
                tokens = conflicts.Select(conflict => conflict.Token).ToArray(),
                theirs = conflicts.Select(conflict => Jsonb.Write(conflict.Theirs)).ToArray(),
                ours = conflicts.Select(conflict => Jsonb.Write(conflict.Ours)).ToArray(),
            },
            transaction, cancellationToken: ct));

    /// <summary>Which of these products' rows somebody else changed, so that a person must say what holds.</summary>
    public async Task<IReadOnlySet<long>> ChangedAsync(IEnumerable<long> products, CancellationToken ct) =>
        (await connection.QueryAsync<long>(new CommandDefinition("""
            select product_id from write_back_conflict
            where channel = @channel and product_id = any(@products) and settled_at is null and kind = 'changed'
            """, new { channel, products = products.ToArray() }, cancellationToken: ct))).ToHashSet();

    /// <summary>Settles conflicts of rows that are as they should be by now.</summary>
    public Task SettleAsync(IEnumerable<long> products, NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            update write_back_conflict set settled_at = @now, settled_by = 'write-back', settlement = 'same'
            where channel = @channel and product_id = any(@products) and settled_at is null
            """, new { channel, now, products = products.ToArray() }, transaction, cancellationToken: ct));

    /// <summary>How many are open, and the first of them.</summary>
    public async Task<(int Count, IReadOnlyList<ConflictRow> First)> OpenAsync(int limit, CancellationToken ct)
    {
        var count = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*) from write_back_conflict where channel = @channel and settled_at is null", new { channel }, cancellationToken: ct));
        var first = await connection.QueryAsync<ConflictRow>(new CommandDefinition("""
            select p.sku, w.kind, w.message from write_back_conflict w join product p on p.id = w.product_id
            where w.channel = @channel and w.settled_at is null order by w.id limit @limit
            """, new { channel, limit }, cancellationToken: ct));
        return (count, first.AsList());
    }
}
