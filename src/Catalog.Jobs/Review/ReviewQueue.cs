using Catalog.Jobs.Search;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>
/// Hands out texts to reviewers, each to one at a time: a text that is on somebody's screen, or about to be, is held for a while and then comes back.
/// </summary>
public sealed class ReviewQueue(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>How long a text is held for who has it on the screen.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private const string Free = "(held_until is null or held_until <= @now or held_by = @reviewer)";

    // Texts that a query finds and that are tried for one to take.
    private const int Candidates = 20;

    /// <summary>The next text behind <paramref name="after"/> (null: the first) that nobody else holds, now held by the reviewer; null where none is left.</summary>
    /// <param name="except">Texts that the reviewer has already.</param>
    public async Task<long?> TakeAsync(ReviewFilter filter, QueuePlace? after, string reviewer, CancellationToken cancellation, params long[] except)
    {
        if (!QueueQuery.IsReadable(filter)) return null;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (filter.Query is not null) return await TakeFoundAsync(connection, filter, after, reviewer, except, cancellation);
        var parameters = QueueSql.Parameters(filter, reviewer);
        if (after is { } place) QueueSql.Place(parameters, place);
        return await TakeOneAsync(connection, $"{QueueSql.Where(filter)} {(after is null ? "" : "and " + QueueSql.Beside(filter.Order, '>'))}", filter, parameters, except, cancellation);
    }

    // What the query finds next is looked for first, a few at a time: another person may take one before it is ours. A queue that says that nothing is left has
    // been looked through to its end.
    private async Task<long?> TakeFoundAsync(
        NpgsqlConnection connection, ReviewFilter filter, QueuePlace? after, string reviewer, long[] except, CancellationToken cancellation)
    {
        var search = new OrderedSearch(connection, null, cancellation);
        while (true)
        {
            if (QueueQuery.Read(filter, reviewer, time.GetUtcNow(), after, Candidates) is not { } read) return null;
            read = read with
            {
                Where = $"{Free} and c.id <> all(@except) and {read.Where}",
                Values = new Dictionary<string, object>(read.Values) { ["except"] = except, ["now"] = time.GetUtcNow() },
            };
            var found = await search.ReadAsync(read);
            if (found.Ids.Count > 0)
            {
                var parameters = QueueSql.Parameters(filter, reviewer);
                parameters.Add("found", found.Ids.ToArray());
                if (await TakeOneAsync(connection, $"c.id = any(@found) and {QueueSql.Where(filter)}", filter, parameters, except, cancellation) is { } taken) return taken;
            }

            if (found.Reached is { } reached) after = QueueQuery.Place(filter.Order, reached);
            else if (found.Ids.Count == Candidates) after = await PlaceAsync(connection, filter.Order, found.Ids[^1], cancellation);
            else return null;
        }
    }

    private async Task<long?> TakeOneAsync(
        NpgsqlConnection connection, string which, ReviewFilter filter, DynamicParameters parameters, long[] except, CancellationToken cancellation)
    {
        AddHold(parameters);
        parameters.Add("except", except);
        return await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            $"""
            update copy set held_by = @reviewer, held_until = @until
            where id = (
                select c.id from copy c
                where {which} and {Free} and c.id <> all(@except)
                order by {QueueSql.Key(filter.Order)}
                limit 1
                for update skip locked)
            returning id
            """,
            parameters,
            cancellationToken: cancellation));
    }

    private static async Task<QueuePlace> PlaceAsync(NpgsqlConnection connection, QueueOrder order, long id, CancellationToken cancellation)
    {
        var (locale, due, product) = await connection.QuerySingleAsync<(string, long, long)>(new CommandDefinition(
            "select locale, due, product_id from copy where id = @id", new { id }, cancellationToken: cancellation));
        return order switch
        {
            QueueOrder.Locale => new(locale, due, id),
            QueueOrder.Product => new("", product, id),
            _ => new("", due, id),
        };
    }

    /// <summary>Holds a text that was opened by its address, or holds it on. Null: held; else who has it and keeps it.</summary>
    public async Task<string?> HoldAsync(long copyId, string reviewer, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            $"""
            with held as (
                update copy set held_by = @reviewer, held_until = @until where id = @copyId and {Free} returning id)
            select held_by from copy where id = @copyId and not exists (select 1 from held)
            """,
            Parameters(reviewer, [copyId]),
            cancellationToken: cancellation));
    }

    /// <summary>Holds on to texts that the reviewer still has; those that meanwhile went to somebody else stay theirs.</summary>
    public Task RenewAsync(IReadOnlyList<long> copyIds, string reviewer, CancellationToken cancellation) => ExecuteAsync(
        "update copy set held_until = @until where id = any(@copyIds) and held_by = @reviewer", reviewer, copyIds, cancellation);

    /// <summary>Takes a text over from whoever holds it: their decision will be refused.</summary>
    public Task TakeOverAsync(long copyId, string reviewer, CancellationToken cancellation) => ExecuteAsync(
        "update copy set held_by = @reviewer, held_until = @until where id = @copyId", reviewer, [copyId], cancellation);

    /// <summary>Lets a text go that the reviewer holds, for example to skip it.</summary>
    public Task ReleaseAsync(long copyId, string reviewer, CancellationToken cancellation) => ExecuteAsync(
        "update copy set held_by = null, held_until = null where id = @copyId and held_by = @reviewer", reviewer, [copyId], cancellation);

    private async Task ExecuteAsync(string sql, string reviewer, IReadOnlyList<long> copyIds, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, Parameters(reviewer, copyIds), cancellationToken: cancellation));
    }

    private DynamicParameters Parameters(string reviewer, IReadOnlyList<long> copyIds)
    {
        var parameters = new DynamicParameters(new { reviewer, copyId = copyIds.Count > 0 ? copyIds[0] : 0, copyIds = copyIds.ToArray() });
        AddHold(parameters);
        return parameters;
    }

    private void AddHold(DynamicParameters parameters)
    {
        parameters.Add("now", time.GetUtcNow());
        parameters.Add("until", time.GetUtcNow() + Hold);
    }
}
