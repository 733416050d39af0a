using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>What a write-back changed in a row.</summary>
/// <param name="Before">Column → the text that stood there.</param>
/// <param name="After">Column → the text that was written.</param>
internal sealed record WrittenChange(long ProductId, string Sku, IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After);

/// <summary>Table write_back_change.</summary>
internal sealed class WrittenChanges(NpgsqlConnection connection)
{
    /// <summary>Notes what a batch changed, in the transaction that notes the rows.</summary>
    public Task PutAsync(long batch, IReadOnlyCollection<WrittenChange> changes, NpgsqlTransaction transaction, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into write_back_change (batch_id, product_id, before, after)
            select @batch, n.product_id, n.before::jsonb, n.after::jsonb from unnest(@products, @before, @after) n (product_id, before, after)
            on conflict (batch_id, product_id) do nothing
            """,
            new
            {
                batch,
                products = changes.Select(change => change.ProductId).ToArray(),
                before = changes.Select(change => Jsonb.Write(change.Before)).ToArray(),
                after = changes.Select(change => Jsonb.Write(change.After)).ToArray(),
            },
            transaction, cancellationToken: ct));

    /// <summary>The next products that a batch changed, in order of id.</summary>
    public async Task<IReadOnlyList<WrittenChange>> PageAsync(long batch, long after, int limit, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<(long ProductId, string Sku, string Before, string After)>(new CommandDefinition("""
            select w.product_id, p.sku, w.before::text, w.after::text from write_back_change w join product p on p.id = w.product_id
            where w.batch_id = @batch and w.product_id > @after order by w.product_id limit @limit
            """, new { batch, after, limit }, cancellationToken: ct));
        return [.. rows.Select(row => new WrittenChange(row.ProductId, row.Sku, Read(row.Before), Read(row.After)))];
    }

    /// <summary>How many rows a batch changed, and of how many one of its texts stands there still, as far as we know.</summary>
    public Task<(int Rows, int Left)> CountAsync(long batch, string channel, CancellationToken ct) =>
        connection.QuerySingleAsync<(int, int)>(new CommandDefinition("""
            select count(*)::int, (count(*) filter (where exists (select from jsonb_each_text(w.after) a where r.cells ->> a.key = a.value)))::int
            from write_back_change w left join write_back_row r on r.product_id = w.product_id and r.channel = @channel
            where w.batch_id = @batch
            """, new { batch, channel }, cancellationToken: ct));

    private static IReadOnlyDictionary<string, string> Read(string json) => Jsonb.Read<IReadOnlyDictionary<string, string>>(json);
}
