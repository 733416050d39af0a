using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>
/// Lists of texts that a query finds, a page at a time, by key. A page is read in the list's own order, row by row, where the rows that come next show that
/// enough of them match; else the query's narrowest index says which texts can match at all, and those are put in order.
/// </summary>
public sealed class TextList(NpgsqlDataSource source, TimeProvider time)
{
    // Rows that are looked at before the index is asked: some, and more where any of them match. Three matches are enough to go on without it.
    private static readonly int[] Windows = [150, 1000];
    private const int Enough = 3;

    private static readonly TimeSpan CountLimit = TimeSpan.FromSeconds(2);

    /// <summary>A page.</summary>
    /// <param name="place">Null: the first page.</param>
    /// <param name="size">Lines at most.</param>
    /// <returns>Null: it took longer than <see cref="SlowSearch.Limit"/>.</returns>
    public async Task<TextPage?> PageAsync(SearchNode query, string account, TextOrder order, TextPlace? place, int size, CancellationToken cancellation)
    {
        var sql = SearchSql.Of(query, new SearchContext(account, time.GetUtcNow()));
        var parameters = Parameters(sql, place);
        parameters.Add("size", size + 1);
        List<TextLine> lines;
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await SlowSearch.LimitAsync(connection, transaction, SlowSearch.Limit, cancellation);
            Task<List<TextLine>> ReadAsync(string statement) => TextList.ReadAsync(connection, transaction, statement, parameters, cancellation);
            lines = [];
            foreach (var rows in sql.Source is null ? [] : Windows)
            {
                lines = await ReadAsync(Window(sql, order, place, rows));
                if (lines.Count is 0 or >= Enough) break;
            }

            if (lines.Count <= size) lines = await ReadAsync(sql.Source is null || lines.Count >= Enough ? InOrder(sql, order, place) : ByIndex(sql, order, place));
        }
        catch (PostgresException exception) when (SlowSearch.Is(exception, cancellation))
        {
            return null;
        }

        var isMore = lines.Count > size;
        if (isMore) lines.RemoveAt(size);
        if (place is not { IsBefore: true }) return new TextPage(lines, place is not null, isMore);
        lines.Reverse();
        return new TextPage(lines, isMore, true);
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
        var parameters = Parameters(sql, null);
        parameters.Add("size", TextTotal.Cap + 1);
        try
        {
            var counts = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"select count(*) from (select 1 from {sql.From} where not c.retired and {sql.Where} limit @size) counted",
                parameters,
                transaction,
                cancellationToken: cancellation));
            return counts > TextTotal.Cap ? new(TextTotal.Cap, true) : new(counts, false);
        }
        catch (PostgresException exception) when (SlowSearch.Is(exception, cancellation))
        {
            return new(null, true);
        }
    }

    internal static string InOrder(SearchSql sql, TextOrder order, TextPlace? place) => Lines(
        "",
        $"copy c where not c.retired and {TextOrders.Behind(order, place)} and {sql.Where}",
        order,
        place);

    internal static string Window(SearchSql sql, TextOrder order, TextPlace? place, int rows) => Lines(
        $"""
        with near as materialized (
            select * from copy c where not c.retired and {sql.Near} and {TextOrders.Behind(order, place)}
            order by {TextOrders.By(order, place is { IsBefore: true })} limit {rows})
        """,
        $"near c where {sql.Where}",
        order,
        place);

    internal static string ByIndex(SearchSql sql, TextOrder order, TextPlace? place) => Lines(
        $"with found (id) as materialized ({sql.Source})",
        $"found join copy c on c.id = found.id where not c.retired and {TextOrders.Behind(order, place)} and {sql.Where}",
        order,
        place);

    internal static DynamicParameters Parameters(SearchSql sql, TextPlace? place)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in sql.Values) parameters.Add(name, value);
        if (place is null) return parameters;
        parameters.Add("rankId", place.Id);
        parameters.Add("rankRisk", (int)Math.Clamp(place.Rank, int.MinValue, int.MaxValue));
        parameters.Add("rankTime", DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(place.Rank, 0, 250_000_000_000_000_000 / TimeSpan.TicksPerMicrosecond) * TimeSpan.TicksPerMicrosecond));
        return parameters;
    }

    private static string Lines(string with, string from, TextOrder order, TextPlace? place)
    {
        var by = TextOrders.By(order, place is { IsBefore: true });
        return $"""
            {with}
            select c.id, c.product_id, p.sku, p.title, c.locale, c.state, c.version, c.risk,
                (select f.type from finding f
                 where f.dismissed_at is null and (f.copy_id = c.id and (f.revision_id is null or f.revision_id = c.newest_revision_id))
                 order by array_position(array['critical', 'major', 'minor'], f.severity), f.id limit 1) as worst,
                c.updated_at, r.author, c.assigned_to
            from (select c.* from {from} order by {by} limit @size) c
            join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id
            order by {by}
            """;
    }

    private static async Task<List<TextLine>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string statement, DynamicParameters parameters, CancellationToken cancellation) =>
        (await connection.QueryAsync<TextLine>(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancellation))).AsList();
}
