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
}
