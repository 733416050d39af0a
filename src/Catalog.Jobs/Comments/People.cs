using Dapper;
using Npgsql;

namespace Catalog.Jobs.Comments;

/// <summary>An account as colleagues see it.</summary>
/// <param name="LastAt">When it last did something; null: it hasn't.</param>
public sealed record Person(string Name, string Roles, DateTimeOffset? LastAt);

/// <summary>Lists who has an account.</summary>
public sealed class People(NpgsqlDataSource source)
{
    /// <summary>Accounts behind <paramref name="after"/> (null: the first), by name.</summary>
    public async Task<IReadOnlyList<Person>> PageAsync(string? after, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Person>(new CommandDefinition(
            """
            select a.name, array_to_string(a.roles, ', ') as roles,
                (select e.at from audit_entry e where e.actor = a.name and e.action not in ('sign-in', 'sign-in.failed') order by e.id desc limit 1) as last_at
            from account a where @after::text is null or a.name > @after order by a.name limit @limit
            """,
            new { after, limit },
            cancellationToken: cancellation))];
    }

    /// <summary>The account with a name; null where there is none (any more).</summary>
    public async Task<Person?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Person?>(new CommandDefinition(
            "select name, array_to_string(roles, ', ') as roles, null::timestamptz as last_at from account where name = @name", new { name }, cancellationToken: cancellation));
    }
}
