using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>
/// Takes a file's rows into the database, in one transaction: new products go straight to their table, what may have changed to a temporary one that
/// is merged at the end, rejects and warnings to theirs.
/// </summary>
/// <param name="importId">Null for a dry run: what has to be compared goes with the transaction then.</param>
internal sealed class ImportStage(NpgsqlConnection connection, NpgsqlTransaction transaction, long? importId) : IAsyncDisposable
{
    // The signature, no flags, no extension.
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    private readonly ImportLanes lanes = new();
    private NpgsqlRawCopyStream? copy;
    private CopyLane? open;

    /// <summary>Makes the temporary table.</summary>
    public Task CreateAsync(CancellationToken ct) => ExecuteAsync("""
        create temporary table import_stage (
            id bigint primary key, sku text, title text, category text, brand text, facts jsonb, attributes jsonb, pictures jsonb, documents jsonb, hash text, row_hash uuid
        ) on commit drop
        """, new { }, ct);

    /// <summary>Takes rows; they are written when there are enough of a kind.</summary>
    public async Task WriteAsync(RowBatch batch, CancellationToken ct)
    {
        lanes.Add(batch);
        // The COPY that runs takes what there is for it: a fresh import is one long COPY.
        foreach (var lane in lanes.All.Where(lane => lane.Waiting >= CopyLane.Enough || (lane == open && lane.Waiting > 0))) await WriteAsync(lane, ct);
    }

    /// <summary>Writes what still waits.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        foreach (var lane in lanes.All.Where(lane => lane.Waiting > 0)) await WriteAsync(lane, ct);
        await EndAsync(ct);
    }

    /// <summary>Updates the products that differ; the others' rows are only known again the next time.</summary>
    /// <returns>How many products changed, and of how many the model gets to see something else.</returns>
    public async Task<(int Changed, int Stale)> MergeAsync(IReadOnlyCollection<long> returned, CancellationToken ct)
    {
        await ExecuteAsync("analyze import_stage", new { }, ct);
        if (returned.Count > 0) await ExecuteAsync("update copy set retired = false where retired and product_id = any(@ids)", new { ids = returned.ToArray() }, ct);
        return await connection.QuerySingleAsync<(int, int)>(new CommandDefinition("""
            with compared as materialized (
                select s.id, p.hash <> s.hash or p.retired_at is not null as stale, p.retired_at is not null
                    or (p.hash, p.title, p.category, p.brand, p.attributes, p.pictures, p.documents)
                        is distinct from (s.hash, s.title, s.category, s.brand, s.attributes, s.pictures, s.documents) as changed
                from import_stage s join product p on p.id = s.id
            ), merged as (
                update product p set
                    title = s.title, category = s.category, brand = s.brand, facts = s.facts, attributes = s.attributes, pictures = s.pictures,
                    documents = s.documents, hash = s.hash, row_hash = s.row_hash, import_id = @importId, updated_at = now(), retired_at = null
                from import_stage s join compared c on c.id = s.id
                where p.id = s.id and c.changed
            ), known as (
                update product p set row_hash = s.row_hash
                from import_stage s join compared c on c.id = s.id
                where p.id = s.id and not c.changed and p.row_hash is distinct from s.row_hash
            )
            select count(*) filter (where changed)::int, count(*) filter (where stale)::int from compared
            """, new { importId = importId ?? 0 }, transaction, commandTimeout: 0, cancellationToken: ct));
    }

    /// <summary>Retires products and their texts.</summary>
    public async Task RetireAsync(long[] ids, CancellationToken ct)
    {
        if (ids.Length == 0) return;
        // Without the row's hash the product is compared when a file names it again.
        await ExecuteAsync("update product set retired_at = now(), row_hash = null, updated_at = now() where id = any(@ids)", new { ids }, ct);
        await ExecuteAsync("update copy set retired = true where product_id = any(@ids)", new { ids }, ct);
    }

    /// <summary>Ends a COPY that runs without its end mark, so that nothing of it stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (copy is null) return;
        try
        {
            await copy.CancelAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // It had ended already, with what is on its way to the caller.
        }
    }

    private Task<int> ExecuteAsync(string sql, object parameters, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, commandTimeout: 0, cancellationToken: ct));

    private async Task WriteAsync(CopyLane lane, CancellationToken ct)
    {
        if (open != lane)
        {
            await EndAsync(ct);
            copy = await connection.BeginRawBinaryCopyAsync(lane.Command, ct);
            open = lane;
            await copy.WriteAsync(Header, ct);
        }

        await lane.WriteAsync(copy!, ct);
    }

    private async Task EndAsync(CancellationToken ct)
    {
        if (copy is not { } ended) return;
        await ended.WriteAsync(Trailer, ct);
        (copy, open) = (null, null);
        await ended.DisposeAsync();
    }
}
