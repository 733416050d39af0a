using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>Reads the rows that write-backs left alone.</summary>
public sealed class ConflictQueries(NpgsqlDataSource source)
{
    /// <summary>Open conflicts behind an id, in the order in which they were found.</summary>
    public async Task<IReadOnlyList<ConflictView>> PageAsync(long after, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ConflictView>(new CommandDefinition(
            """
            select w.id, w.channel, w.product_id, p.sku, p.title, w.kind, w.message, w.token, w.theirs, w.ours, w.found_at
            from write_back_conflict w join product p on p.id = w.product_id
            where w.settled_at is null and w.id > @after order by w.id limit @limit
            """,
            new { after, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>The channel of an open conflict; null where there is none.</summary>
    public async Task<string?> ChannelAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "select channel from write_back_conflict where id = @id and settled_at is null", new { id }, cancellationToken: cancellation));
    }
}
