using Dapper;
using Npgsql;

namespace Catalog.Jobs.Accounts;

/// <summary>Lists accounts for operators.</summary>
public sealed class AccountList(NpgsqlDataSource source, TimeProvider time)
{
    private const string Select =
        """
        select a.id, a.name, a.roles, a.locales, a.provided, a.password_hash is not null as has_password, a.must_change, a.password_until, a.disabled_at,
            case when a.locked_until > @now then a.locked_until end as locked_until, a.signed_in_at, a.created_at,
            array(select issuer from account_identity i where i.account_id = a.id order by issuer) as issuers,
            (select count(*)::int from account_session s where s.account_id = a.id and s.seen_at > @since) as sessions
        from account a
        """;

    /// <summary>Accounts behind <paramref name="after"/> (null: the first), by name.</summary>
    /// <param name="part">Names that hold this; empty: all.</param>
    public async Task<IReadOnlyList<ListedAccount>> PageAsync(string part, string? after, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ListedAccountRow>(new CommandDefinition(
            $"{Select} where (@after::text is null or a.name > @after) and strpos(a.name, @part) > 0 order by a.name limit @limit",
            new { part = AccountRules.Normalize(part), after, limit, now = time.GetUtcNow(), since = time.GetUtcNow() - AccountSessions.Longest },
            cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToAccount())];
    }

    /// <summary>One account; null where there is none.</summary>
    public async Task<ListedAccount?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<ListedAccountRow?>(new CommandDefinition(
            $"{Select} where a.id = @id", new { id, now = time.GetUtcNow(), since = time.GetUtcNow() - AccountSessions.Longest }, cancellationToken: cancellation));
        return row?.ToAccount();
    }
}
