using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>Lists of texts that a query finds, a page at a time, by key; see <see cref="OrderedSearch"/>.</summary>
public sealed class TextList(NpgsqlDataSource source, TimeProvider time)
{
    private static readonly TimeSpan CountLimit = TimeSpan.FromSeconds(2);

    // Hits of an index that are tried one by one for a count.
    private const int CountedHits = 2 * TextTotal.Cap;

    /// <summary>Texts that are looked at for a page, at most: behind them the page says where looking goes on.</summary>
    public long MostRows { get; init; } = 100_000;

    /// <summary>A page.</summary>
    /// <param name="place">Null: the first page.</param>
    /// <param name="size">Lines at most.</param>
    /// <returns>Null: it took longer than <see cref="SlowSearch.Limit"/>.</returns>
    public async Task<TextPage?> PageAsync(SearchNode query, string account, TextOrder order, TextPlace? place, int size, CancellationToken cancellation)
    {
        var isBefore = place is { IsBefore: true };
        var sql = SearchSql.Of(query, new SearchContext(account, time.GetUtcNow()));
        var read = Read(sql, order, place, size + 1);
        List<TextLine> lines;
        IReadOnlyList<object>? reached = null;
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            if (order == TextOrder.Changed ? sql.IsNearInTime : sql.IsNear)
            {
                lines = await ListedAsync(connection, sql, read, cancellation);
            }
            else
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await SlowSearch.LimitAsync(connection, transaction, SlowSearch.Limit, cancellation);
                (var ids, reached) = await new OrderedSearch(connection, transaction, cancellation).ReadAsync(read);
                lines = ids.Count == 0
                    ? []
                    : (await connection.QueryAsync<TextLine>(new CommandDefinition(Lines("copy c", "c.id = any(@ids)", read.Order), new { ids = ids.ToArray() }, transaction, cancellationToken: cancellation))).AsList();
            }
        }
        catch (PostgresException exception) when (SlowSearch.Is(exception, cancellation))
        {
            return null;
        }

        var isMore = lines.Count > size;
        if (isMore) lines.RemoveAt(size);
        if (isBefore) lines.Reverse();
        var goesOn = isMore || reached is not null;
        return new TextPage(lines, isBefore ? goesOn : place is not null, isBefore || goesOn)
        {
            LookedTo = reached is null ? null : TextOrders.Place(isBefore, reached),
        };
    }

    /// <summary>How many texts a query finds: exact where the counts are kept (all, a locale, a state), else counted up to <see cref="TextTotal.Cap"/>.</summary>
    public async Task<TextTotal> CountAsync(SearchNode query, string account, CancellationToken cancellation)
    {
        var sql = SearchSql.Of(query, new SearchContext(account, time.GetUtcNow()));
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (sql.Counted is { } counted)
        {
            return new(await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "select coalesce(sum(texts), 0) from copy_count where (@Locale::text is null or locale = @Locale) and (@State::text is null or state = @State)",
                new { counted.Locale, counted.State },
                cancellationToken: cancellation)), false);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await SlowSearch.LimitAsync(connection, transaction, CountLimit, cancellation);
        var parameters = Parameters(sql);
        parameters.Add("size", TextTotal.Cap + 1);
        try
        {
            Task<long> AmongAsync(string from) => connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"select count(*) from (select 1 from {from} where not c.retired and {sql.Where} limit @size) counted", parameters, transaction, cancellationToken: cancellation));

            // Few hits are counted, and so are enough of many; else the whole of the narrowest source is read, or all texts.
            long counts = 0;
            var hits = await new OrderedSearch(connection, transaction, cancellation).HitsAsync(Read(sql, TextOrder.Changed, null, 1), CountedHits);
            if (hits is not null)
            {
                parameters.Add("hits", hits);
                counts = await AmongAsync("(select * from copy where id = any(@hits)) c");
            }

            if (hits is null || (hits.Length > CountedHits && counts <= TextTotal.Cap)) counts = await AmongAsync(sql.From);
            return counts > TextTotal.Cap ? new(TextTotal.Cap, true) : new(counts, false);
        }
        catch (PostgresException exception) when (SlowSearch.Is(exception, cancellation))
        {
            return new(null, true);
        }
    }

    internal OrderedRead Read(SearchSql sql, TextOrder order, TextPlace? place, int size) => new()
    {
        Near = $"not c.retired and {(order == TextOrder.Changed ? sql.NearInTime : sql.Near)}",
        Where = sql.Where,
        Order = TextOrders.Key(order, place is { IsBefore: true }),
        Sources = sql.Sources,
        Values = sql.Values,
        Place = place is null ? null : TextOrders.Values(order, place),
        Size = size,
        MostRows = MostRows,
    };

    internal static DynamicParameters Parameters(SearchSql sql)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in sql.Values) parameters.Add(name, value);
        return parameters;
    }

    // What an index of the lists knows as a whole needs no search: one call a part, with its time limit.
    private static async Task<List<TextLine>> ListedAsync(NpgsqlConnection connection, SearchSql sql, OrderedRead read, CancellationToken cancellation)
    {
        var lines = new List<TextLine>();
        foreach (var behind in read.Place is null ? ["true"] : read.Order.BehindInParts)
        {
            var parameters = Parameters(sql);
            foreach (var (name, value) in KeyOrder.Values(read.Place ?? [])) parameters.Add(name, value);
            parameters.Add("size", read.Size - lines.Count);
            var next = $"(select * from copy c where {read.Near} and {behind} order by {read.Order.By} limit @size) c";
            parameters.Add("limit", SlowSearch.Milliseconds(SlowSearch.Limit));
            await using var results = await connection.QueryMultipleAsync(new CommandDefinition($"{SlowSearch.LimitSql}; {Lines(next, "true", read.Order)}", parameters, cancellationToken: cancellation));
            await results.ReadAsync();
            lines.AddRange(await results.ReadAsync<TextLine>());
            if (lines.Count >= read.Size) break;
        }

        return lines;
    }

    private static string Lines(string from, string where, KeyOrder order) =>
        $"""
        select c.id, c.product_id, p.sku, p.title, c.locale, c.state, c.version, c.risk,
            (select f.type from finding f
             where f.dismissed_at is null and (f.copy_id = c.id and (f.revision_id is null or f.revision_id = c.newest_revision_id))
             order by array_position(array['critical', 'major', 'minor'], f.severity), f.id limit 1) as worst,
            c.updated_at, r.author, c.assigned_to
        from {from} join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id
        where {where}
        order by {order.By}
        """;
}
