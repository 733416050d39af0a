using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Reads the counts that the database keeps: nothing is counted for a page.</summary>
public sealed class CopyCounts(NpgsqlDataSource source)
{
    /// <summary>All counts above zero, by locale.</summary>
    public async Task<IReadOnlyList<CopyCount>> ReadAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<CopyCount>(new CommandDefinition(
            "select locale, state, texts from copy_count where texts > 0 order by locale, state",
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>How many texts need a person and are in a locale that the account decides on.</summary>
    /// <param name="account">Its name.</param>
    public async Task<long> WaitingForAsync(string account, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<long>(new CommandDefinition(
            $"select coalesce(sum(c.texts), 0)::bigint from copy_count c where c.state = @state and not {ReviewerLocales.IsForeign}",
            new { state = CopyState.NeedsReview, actor = account },
            cancellationToken: cancellation));
    }
}
