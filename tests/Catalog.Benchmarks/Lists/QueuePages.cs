using Catalog.Jobs.Review;
using Dapper;
using Npgsql;

namespace Catalog.Benchmarks.Lists;

/// <summary>Both review queues, in each of their orders: list pages at the start, far behind and by OFFSET; taking the next text; positions.</summary>
internal sealed class QueuePages(NpgsqlDataSource source)
{
    private const string Reviewer = "ann";
    private const int PageSize = 50;
    private const int Rounds = 200;

    public async Task RunAsync(Report report)
    {
        var list = new QueueList(source, TimeProvider.System);
        var queue = new ReviewQueue(source, TimeProvider.System);
        var positions = new QueuePositions(source, new CopyCounts(source), TimeProvider.System);
        report.Head($"review queues, pages of {PageSize}, ms", "first p50", "first p99", "deep p50", "deep p99", "depth", "deep/first", "unread p50", "OFFSET", "OFFSET/unread", "take p50", "take p95", "position");
        foreach (var filter in Filters())
        {
            var depth = (int)Math.Min(1_000_000, await positions.TotalAsync(filter, Reviewer, CancellationToken.None) * 9 / 10);
            var places = await PlacesAsync(filter, depth);
            async Task<double> PageAsync(QueuePlace? after) => await Times.OfAsync(() => list.PageAsync(filter, after, Reviewer, PageSize, CancellationToken.None));
            var first = await Times.RepeatAsync(Rounds, _ => PageAsync(null));
            var unread = await Times.RepeatAsync(Rounds, round => PageAsync(places[round % places.Count]));
            var deep = await Times.RepeatAsync(Rounds, round => PageAsync(places[round % places.Count]));
            var offset = await Times.RepeatAsync(3, _ => Times.OfAsync(() => OffsetAsync(filter, depth)));
            var take = await Times.RepeatAsync(60, round => Times.OfAsync(() => queue.TakeAsync(filter, places[round % places.Count], Reviewer, CancellationToken.None)));
            var position = await Times.RepeatAsync(30, round => Times.OfAsync(() => positions.OfAsync(filter, places[round % places.Count], Reviewer, CancellationToken.None)));
            report.Row(
                $"{filter.State}, {filter.Order.ToString().ToLowerInvariant()}{(filter.Locale is null ? "" : ", " + filter.Locale)}", Times.At(first, 0.5), Times.At(first, 0.99), Times.At(deep, 0.5), Times.At(deep, 0.99), depth,
                Times.At(deep, 0.5) / Times.At(first, 0.5), Times.At(unread, 0.5), Times.At(offset, 0.5), Times.At(offset, 0.5) / Times.At(unread, 0.5), Times.At(take, 0.5), Times.At(take, 0.95), Times.At(position, 0.5));
        }

        report.Note("deep and unread: see the pages; take: the next text behind a deep place, held; position: the number of a deep place");
        await WithQueryAsync(report, list, queue);
    }

    private static IEnumerable<ReviewFilter> Filters() =>
        from state in (string[])[CopyState.NeedsReview, CopyState.NeedsRewrite]
        from queue in ((QueueOrder, string?)[])[(QueueOrder.Priority, null), (QueueOrder.Locale, null), (QueueOrder.Product, null), (QueueOrder.Priority, "de-DE"), (QueueOrder.Product, "de-DE")]
        select new ReviewFilter(state, queue.Item2) { Order = queue.Item1 };

    private async Task WithQueryAsync(Report report, QueueList list, ReviewQueue queue)
    {
        var german = ListShop.WordsOf("de-DE");
        var found = new FoundPositions(source, TimeProvider.System);
        report.Head("the queue with a query, ms", "list p50", "list p95", "take p50", "take p95", "number p50", "go to 1000");
        foreach (var (name, query) in new (string, Func<int, string>)[]
        {
            ("a rare word", round => german.Long(30_000 + (7 * round))), ("a word in one text of a thousand", round => german.Long(25 + (3 * round))),
            ("a frequent word", round => german.Long(round % 20 * 3)), ("nothing", _ => "nowhere -has:picture"),
        })
        {
            ReviewFilter Filter(int round) => ReviewFilter.Waiting with { Query = query(round) };
            var page = await Times.RepeatAsync(40, round => Times.OfAsync(() => list.PageAsync(Filter(round), null, Reviewer, PageSize, CancellationToken.None)));
            var take = await Times.RepeatAsync(40, round => Times.OfAsync(() => queue.TakeAsync(Filter(round), null, Reviewer, CancellationToken.None)));
            var number = await Times.RepeatAsync(20, async round =>
            {
                var lines = (await list.PageAsync(Filter(round), null, Reviewer, PageSize, CancellationToken.None)).Lines;
                var place = lines.Count > 0 ? lines[^1].Place(QueueOrder.Priority) : new QueuePlace("", 0, 0);
                return await Times.OfAsync(() => found.OfAsync(Filter(round), place, Reviewer, CancellationToken.None));
            });
            var go = await Times.RepeatAsync(5, round => Times.OfAsync(() => found.AtAsync(Filter(round), 1000, Reviewer, CancellationToken.None)));
            report.Row(name, Times.At(page, 0.5), Times.At(page, 0.95), Times.At(take, 0.5), Times.At(take, 0.95), Times.At(number, 0.5), Times.At(go, 0.5));
        }
    }

    private async Task<List<QueuePlace>> PlacesAsync(ReviewFilter filter, int depth)
    {
        var parameters = QueueSql.Parameters(filter, Reviewer);
        parameters.Add("depth", depth);
        await using var connection = await source.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string Locale, long Due, long ProductId, long Id)>(
            $"select c.locale, c.due, c.product_id, c.id from copy c where {QueueSql.Where(filter)} order by {QueueSql.Key(filter.Order)} offset @depth limit 4000", parameters, commandTimeout: 0);
        return [.. rows.Where((_, at) => at % 20 == 0).Select(row => filter.Order switch
        {
            QueueOrder.Locale => new QueuePlace(row.Locale, row.Due, row.Id),
            QueueOrder.Product => new QueuePlace("", row.ProductId, row.Id),
            _ => new QueuePlace("", row.Due, row.Id),
        })];
    }

    private async Task OffsetAsync(ReviewFilter filter, int depth)
    {
        var parameters = QueueSql.Parameters(filter, Reviewer);
        parameters.Add("depth", depth);
        await using var connection = await source.OpenConnectionAsync();
        await connection.QueryAsync(
            $"""
            select c.id, p.sku, p.title, r.raw from (select * from copy c where {QueueSql.Where(filter)} order by {QueueSql.Key(filter.Order)} offset @depth limit {PageSize}) c
            join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id
            """,
            parameters,
            commandTimeout: 0);
    }
}
