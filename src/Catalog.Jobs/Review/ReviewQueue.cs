using Catalog.Jobs.Search;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Hands out texts to reviewers, the worst first. A text on someone's screen is held for a while, so that two people don't get the same; a hold is a courtesy, the form's version is the lock.</summary>
public sealed class ReviewQueue(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>How long a text stays with the reviewer who has it.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    /// <summary>The next text behind <paramref name="after"/> (null: the first) that nobody else holds, now held by the reviewer; null where none is left.</summary>
    public async Task<long?> TakeAsync(ReviewFilter filter, QueuePlace? after, string reviewer, CancellationToken cancellation)
    {
        if (SearchParser.Read(filter.Query).Query is not { } query) return null;
        var search = SearchSql.Of(query, new SearchContext(reviewer, time.GetUtcNow()));
        var parameters = new DynamicParameters(new
        {
            reviewer,
            state = filter.State,
            locale = filter.Locale,
            afterRisk = after?.Risk,
            afterId = after?.Id,
            now = time.GetUtcNow(),
            until = time.GetUtcNow() + Hold,
        });
        foreach (var (name, value) in search.Values) parameters.Add(name, value);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            $"""
            update copy set held_by = @reviewer, held_until = @until
            where id = (
                select id from copy c
                where state = @state and not retired and {search.Where}
                  and (@locale::text is null or locale = @locale)
                  and (@afterRisk::int is null or (risk <= @afterRisk and (risk < @afterRisk or id > @afterId)))
                  and (held_until is null or held_until <= @now or held_by = @reviewer)
                order by risk desc, id
                limit 1
                for update skip locked)
            returning id
            """,
            parameters,
            cancellationToken: cancellation));
    }

    /// <summary>Holds a text that was opened by its address. Null: held; else who has it and keeps it.</summary>
    public async Task<string?> HoldAsync(long copyId, string reviewer, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            """
            with held as (
                update copy set held_by = @reviewer, held_until = @until
                where id = @copyId and (held_until is null or held_until <= @now or held_by = @reviewer)
                returning id)
            select held_by from copy where id = @copyId and not exists (select 1 from held)
            """,
            new { reviewer, copyId, now = time.GetUtcNow(), until = time.GetUtcNow() + Hold },
            cancellationToken: cancellation));
    }

    /// <summary>Lets a text go that the reviewer holds, for example to skip it.</summary>
    public async Task ReleaseAsync(long copyId, string reviewer, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "update copy set held_by = null, held_until = null where id = @copyId and held_by = @reviewer",
            new { copyId, reviewer },
            cancellationToken: cancellation));
    }
}
