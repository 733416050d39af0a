using Catalog.Jobs.Audit;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Accounts;

/// <summary>Sign-ins that go on. A cookie names its row, so that a sign-in can be ended here, and survives a restart.</summary>
public sealed class AccountSessions(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>A sign-in that isn't used ends after this time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    // Every request reads the row; it is written to once in a while only.
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    private const int LongestAgent = 200;

    /// <summary>Begins a sign-in.</summary>
    /// <param name="way">A word of <see cref="SignInWay"/>.</param>
    /// <returns>What the cookie has to name.</returns>
    public async Task<Guid> BeginAsync(Account account, string way, string address, string agent, CancellationToken cancellation)
    {
        var id = Guid.NewGuid();
        var now = time.GetUtcNow();
        var clean = agent.Replace('\0', '\uFFFD');
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from account_session where seen_at < @old;
            insert into account_session (id, account_id, way, address, agent, began_at, seen_at) values (@id, @account, @way, @address, @agent, @now, @now);
            """,
            new { id, account = account.Id, way, address, agent = clean.Length > LongestAgent ? clean[..LongestAgent] : clean, now, old = now - 2 * Longest },
            cancellationToken: cancellation));
        return id;
    }

    /// <summary>Whose sign-in it is; null where it has ended, or the account is disabled or has another stamp.</summary>
    public async Task<Account?> FindAsync(Guid id, string stamp, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<AccountRow?>(new CommandDefinition(
            $"""
            select {AccountRow.Columns}, s.seen_at from account_session s join account a on a.id = s.account_id
            where s.id = @id and a.stamp = @stamp and a.disabled_at is null
            """,
            new { id, stamp },
            cancellationToken: cancellation));
        if (row is null) return null;
        var now = time.GetUtcNow();
        if (row.SeenAt < now - Noted)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "update account_session set seen_at = @now where id = @id and seen_at < @now", new { id, now }, cancellationToken: cancellation));
        }

        return row.ToAccount();
    }

    /// <summary>An account's sign-ins, the one that was last seen first.</summary>
    public async Task<IReadOnlyList<AccountSession>> ListAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<AccountSession>(new CommandDefinition(
            """
            select s.id, s.way, s.address, s.agent, s.began_at, s.seen_at from account_session s join account a on a.id = s.account_id
            where a.name = @name and s.seen_at > @since order by s.seen_at desc, s.id limit 100
            """,
            new { name, since = time.GetUtcNow() - Longest },
            cancellationToken: cancellation))];
    }

    /// <summary>Ends a sign-in.</summary>
    public async Task EndAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("delete from account_session where id = @id", new { id }, cancellationToken: cancellation));
    }

    /// <summary>Ends a person's own sign-ins but for one.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndOthersAsync(string name, Guid kept, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var ended = await connection.ExecuteAsync(new CommandDefinition(
            "delete from account_session s using account a where a.id = s.account_id and a.name = @name and s.id <> @kept",
            new { name, kept },
            transaction,
            cancellationToken: cancellation));
        if (ended > 0) await AuditLog.AddAsync(connection, transaction, name, "account.sessions", name, null, cancellation);
        await transaction.CommitAsync(cancellation);
        return ended;
    }
}
