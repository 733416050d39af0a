using Catalog.Jobs.Search;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>
/// Says where a text is among those of a queue that a query finds, and which one is at a number. Few hits of an index are counted; where there are many, so are
/// the texts before the place, as long as they are few. What costs more isn't told.
/// </summary>
public sealed class FoundPositions(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>The furthest number that is led to.</summary>
    public const int Furthest = 5000;

    /// <summary>Hits, or rows of the queue, that are looked at for a position, at most.</summary>
    public int Most { get; init; } = 20_000;

    /// <summary>The number of a place, from 1. Null: the filter has no query that can be read, or telling would take too long.</summary>
    public async Task<long?> OfAsync(ReviewFilter filter, QueuePlace place, string reviewer, CancellationToken cancellation)
    {
        if (QueueQuery.Read(filter, reviewer, time.GetUtcNow(), null, 1) is not { } read) return null;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var parameters = new DynamicParameters();
        foreach (var (name, value) in read.Values) parameters.Add(name, value);
        QueueSql.Place(parameters, place);
        parameters.Add("most", Most);
        Task<T> AskAsync<T>(string sql) => connection.QuerySingleAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
        var before = $"{read.Near} and {QueueSql.Beside(filter.Order, '<')}";
        if (await new OrderedSearch(connection, null, cancellation).HitsAsync(read, Most) is { } hits && hits.Length <= Most)
        {
            parameters.Add("hits", hits);
            return await AskAsync<long>($"select count(*) from (select * from copy c where c.id = any(@hits) and {before} offset 0) c where {read.Where}") + 1;
        }

        if (await AskAsync<long>($"select count(*) from (select 1 from copy c where {before} limit @most + 1) row") > Most) return null;
        return await AskAsync<long>($"select count(*) from (select * from copy c where {before} offset 0) c where {read.Where}") + 1;
    }

    /// <summary>The text at a number, from 1: behind the end, or behind <see cref="Furthest"/>, the last one before it. Null: there is none.</summary>
    public async Task<long?> AtAsync(ReviewFilter filter, long number, string reviewer, CancellationToken cancellation)
    {
        if (QueueQuery.Read(filter, reviewer, time.GetUtcNow(), null, (int)Math.Clamp(number, 1, Furthest)) is not { } read) return null;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await new OrderedSearch(connection, null, cancellation).ReadAsync(read)).Ids is [.., var last] ? last : null;
    }
}
