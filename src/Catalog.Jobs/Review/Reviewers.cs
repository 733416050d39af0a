using Catalog.Jobs.Accounts;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>The people who review: who they are, and how each wants the screen.</summary>
public sealed class Reviewers(NpgsqlDataSource source)
{
    /// <summary>The names of all accounts that may decide, in their order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            "select name from account where @role = any(roles) and disabled_at is null order by name", new { role = Role.Reviewer }, cancellationToken: cancellation))).AsList();
    }

    /// <summary>How a person wants the screen.</summary>
    public async Task<ReviewerSettings> SettingsAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<(string Density, string Keys)?>(new CommandDefinition(
            "select density, keys::text from reviewer where name = @name", new { name }, cancellationToken: cancellation));
        return row is { } found
            ? new ReviewerSettings(found.Density == "compact", ReviewKeys.Of(Jsonb.Read<Dictionary<string, string>>(found.Keys)))
            : ReviewerSettings.Default;
    }

    /// <summary>Keeps how a person wants the screen.</summary>
    public async Task SaveAsync(string name, ReviewerSettings settings, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into reviewer (name, density, keys) values (@name, @density, @keys)
            on conflict (name) do update set density = excluded.density, keys = excluded.keys
            """,
            new
            {
                name,
                density = settings.IsCompact ? "compact" : "roomy",
                keys = Jsonb.Of(settings.Keys.Own.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())),
            },
            cancellationToken: cancellation));
    }
}
