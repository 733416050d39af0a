using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>
/// Reads rows in a list's order that meet a condition, in bounded steps. Rows are tried along the list's index, more at a time as long as few match. Before a
/// longer step the query's sources are asked for their hits, where they are likely fewer than what lies ahead costs: few are looked up and put in order, many
/// are met on the way down the list's index. So frequent terms cost what the page costs, rare ones what their hits cost, and what lies between little more than
/// the cheaper way.
/// See docs/decisions/0026-bounded-searches.md.
/// </summary>
internal sealed class OrderedSearch(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellation)
{
    // So many entries of a list's index are passed in the time in which one hit is looked up and sorted.
    private const long EntriesPerHit = 10;

    // So many rows tell how many others match; fewer may be what somebody has just changed.
    private const int SomeRows = 3;

    private long? texts;

    /// <summary>Rows of lists that were tried so far.</summary>
    public long Tried { get; private set; }

    /// <summary>Hits of sources that were read so far.</summary>
    public long Hits { get; private set; }

    /// <summary>Reads.</summary>
    public async Task<OrderedIds> ReadAsync(OrderedRead read)
    {
        var ids = new List<long>();
        var asked = new bool[read.Sources.Count];
        var first = (int)Math.Min(read.FirstRows, read.MostRows);
        var (place, part, rows, tried) = (read.Place, 0, first, 0L);
        while (true)
        {
            var behind = place is null ? ["true"] : read.Order.BehindInParts;
            ids.AddRange(await WalkAsync(read, place, behind[part], rows, read.Size - ids.Count));
            if (ids.Count >= read.Size) return new OrderedIds(ids, null);
            if (await PlaceAsync(read, place, behind[part], rows - 1) is not { } reached)
            {
                if (++part < behind.Count) continue;
                return new OrderedIds(ids, null);
            }

            tried += rows;
            Tried += rows;
            (place, part) = (reached, 0);

            // As far as can be told, so many rows must be tried until the page is full.
            var ahead = (read.Size - ids.Count) * tried / Math.Max(1, ids.Count);
            // One or two among the first rows: where that speaks of more than an index is asked for, some more rows tell, and cost less than asking for nothing.
            var share = (double)ids.Count / tried;
            var isLikelyFrequent = tried == first && ids.Count is > 0 and < SomeRows && share * await TextsAsync() > read.MostHits;
            if (!isLikelyFrequent && await FewAsync(read, asked, ids.Count < SomeRows ? null : ahead, share) is { } hits)
                return new OrderedIds(await MeetAsync(read, reached, ids, hits) ?? await SortAsync(read, hits), null);
            if (tried >= read.MostRows) return new OrderedIds(ids, place);
            rows = (int)Math.Min(isLikelyFrequent ? 3L * rows : Math.Max(8L * rows, ahead), Math.Min(read.MostRows - tried, 100_000));
        }
    }

    /// <summary>The ids of all copies that a source has; where each has more than so many, one more than so many of the first source's. Null: there is no source.</summary>
    public async Task<long[]?> HitsAsync(OrderedRead read, int most)
    {
        long[]? some = null;
        foreach (var source in read.Sources)
        {
            var hits = await HitsAsync(read, source, most);
            if (hits.Length <= most) return hits;
            some ??= hits;
        }

        return some;
    }

    // Each source is asked once, unless the rows tell that its hits cost more than what lies ahead.
    private async Task<long[]?> FewAsync(OrderedRead read, bool[] asked, long? ahead, double share)
    {
        for (var at = 0; at < asked.Length; at++)
        {
            if (asked[at] || (ahead is { } rows && share * await TextsAsync() > Math.Min(2 * rows, read.MostHits))) continue;
            asked[at] = true;
            var hits = await HitsAsync(read, read.Sources[at], read.MostHits);
            if (hits.Length <= read.MostHits) return hits;
        }

        return null;
    }

    private async Task<long[]> HitsAsync(OrderedRead read, string source, int most)
    {
        var parameters = Parameters(read, null);
        parameters.Add("most", most + 1);
        // The planner guesses how many rows a pattern meets. For one in a hundred it would look for the first by reading the table, which takes long where they are
        // fewer; where nearly all rows meet it, that is right. Workers cost more than they save.
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(
            $"""
            select set_config('seq_page_cost', '20', true), set_config('max_parallel_workers_per_gather', '0', true);
            select array(select hit.id from ({source}) hit (id) limit @most)
            """,
            parameters, transaction, cancellationToken: cancellation));
        await results.ReadAsync();
        var hits = await results.ReadSingleAsync<long[]>();
        Hits += hits.Length;
        return hits;
    }

    // Kept by triggers; a hundred rows or so.
    private async Task<long> TextsAsync() =>
        texts ??= await connection.ExecuteScalarAsync<long>(new CommandDefinition("select coalesce(sum(texts), 0) from copy_count", null, transaction, cancellationToken: cancellation));

    // The inner limit keeps the planner from another way than along the index, and the order goes through it: trying ends as soon as enough is found.
    private Task<List<long>> WalkAsync(OrderedRead read, IReadOnlyList<object>? place, string behind, int rows, int size)
    {
        var parameters = Parameters(read, place);
        parameters.Add("rows", rows);
        parameters.Add("size", size);
        return QueryAsync(
            $"""
            select {read.Id} from (
                select * from {read.Table} where {read.Near} and {behind} order by {read.Order.By} limit @rows) {Alias(read)}
            where {read.Where} order by {read.Order.By} limit @size
            """,
            parameters);
    }

    // Many hits stand close together in the list: a page of them is met on the way down its index, which alone is read for that, sooner than all are looked up.
    // "is true" keeps the planner at a hash of the hits beside the list, "offset 0" at looking up what was met. Null: they aren't as many, or not where they were expected.
    private async Task<IReadOnlyList<long>?> MeetAsync(OrderedRead read, IReadOnlyList<object> place, List<long> ids, long[] hits)
    {
        if (read.OfHits is not null || hits.Length == 0) return null;
        var rows = 2 * (read.Size - ids.Count) * await TextsAsync() / hits.Length;
        if (rows > EntriesPerHit * hits.Length) return null;
        var parameters = Parameters(read, place);
        parameters.Add("hits", hits);
        parameters.Add("rows", rows);
        parameters.Add("size", read.Size - ids.Count);
        var met = await QueryAsync(
            $"""
            select {read.Id} from (
                select {string.Join(", ", read.Order.Columns)} from {read.Table} where {read.Near} and {read.Order.BehindInParts[0]} order by {read.Order.By} limit @rows) passed
            cross join lateral (select * from {read.Table} where {read.Id} = passed.id offset 0) {Alias(read)}
            where (passed.id in (select unnest(@hits))) is true and {read.Where} order by {read.Order.Of("passed").By} limit @size
            """,
            parameters);
        return ids.Count + met.Count < read.Size ? null : [.. ids, .. met];
    }

    // Hits are sorted before the condition is tried: it costs more, and only a page of them is needed. The inner "offset 0" keeps the planner at the hits.
    private Task<List<long>> SortAsync(OrderedRead read, long[] hits)
    {
        var parameters = Parameters(read, read.Place);
        parameters.Add("hits", hits);
        parameters.Add("size", read.Size);
        return QueryAsync(
            $"""
            select {read.Id} from (
                select * from (select * from {read.Table} where {read.OfHits ?? $"{read.Id} = any(@hits)"} offset 0) {Alias(read)}
                where {read.Near} and {(read.Place is null ? "true" : read.Order.Behind)} order by {read.Order.By} offset 0) {Alias(read)}
            where {read.Where} order by {read.Order.By} limit @size
            """,
            parameters);
    }

    /// <summary>The place of the row that stands so many rows further on; null: the list ends before it.</summary>
    private async Task<IReadOnlyList<object>?> PlaceAsync(OrderedRead read, IReadOnlyList<object>? place, string behind, int skip)
    {
        var parameters = Parameters(read, place);
        parameters.Add("skip", skip);
        var command = new CommandDefinition(
            $"select {string.Join(", ", read.Order.Columns)} from {read.Table} where {read.Near} and {behind} order by {read.Order.By} offset @skip limit 1",
            parameters, transaction, cancellationToken: cancellation);
        await using var reader = await connection.ExecuteReaderAsync(command);
        if (!await reader.ReadAsync(cancellation)) return null;
        return [.. read.Order.Columns.Select((_, at) => reader.GetValue(at) is DateTime time ? new DateTimeOffset(time, TimeSpan.Zero) : reader.GetValue(at))];
    }

    private async Task<List<long>> QueryAsync(string sql, DynamicParameters parameters) =>
        (await connection.QueryAsync<long>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation))).AsList();

    private static string Alias(OrderedRead read) => read.Table[(read.Table.LastIndexOf(' ') + 1)..];

    private static DynamicParameters Parameters(OrderedRead read, IReadOnlyList<object>? place)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in read.Values) parameters.Add(name, value);
        foreach (var (name, value) in KeyOrder.Values(place ?? [])) parameters.Add(name, value);
        return parameters;
    }
}
