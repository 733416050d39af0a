using Dapper;
using Npgsql;

namespace Catalog.Jobs.Comments;

/// <summary>An account's notifications. How many are unread is kept by the database: every page asks.</summary>
public sealed class Notifications(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>How many the account hasn't read; one look-up by key.</summary>
    public async Task<int> UnreadAsync(string account, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<int>(new CommandDefinition(
            "select unread from inbox where account = @account", new { account }, cancellationToken: cancellation));
    }

    /// <summary>Those before <paramref name="before"/> (null: the newest), the newest first.</summary>
    public async Task<IReadOnlyList<Notification>> PageAsync(string account, long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Notification>(new CommandDefinition(
            """
            select n.id, n.kind, n.actor, n.copy_id, n.comment_id, p.sku, c.locale, nullif(m.body, '') as words, n.created_at, n.read_at
            from notification n join copy c on c.id = n.copy_id join product p on p.id = c.product_id left join comment m on m.id = n.comment_id
            where n.account = @account and (@before::bigint is null or n.id < @before)
            order by n.id desc limit @limit
            """,
            new { account, before, limit },
            cancellationToken: cancellation))];
    }

    /// <summary>Marks as read: one of the account's, or all up to one.</summary>
    /// <param name="upTo">True: also all before it.</param>
    public async Task ReadAsync(string account, long id, bool upTo, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            $"update notification set read_at = @now where account = @account and read_at is null and {(upTo ? "id <= @id" : "id = @id")}",
            new { account, id, now = time.GetUtcNow() },
            cancellationToken: cancellation));
    }

    /// <summary>Tells an account that a text was given to it; nothing where it took the text itself.</summary>
    /// <param name="transaction">That of the assignment: both are stored, or neither.</param>
    public async Task AssignedAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, long copyId, string account, string by, CancellationToken cancellation)
    {
        if (account == by) return;
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into notification (account, kind, actor, copy_id, created_at) values (@account, 'assigned', @by, @copyId, @now)",
            new { account, by, copyId, now = time.GetUtcNow() },
            transaction,
            cancellationToken: cancellation));
    }
}
