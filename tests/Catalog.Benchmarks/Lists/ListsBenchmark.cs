using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Search;
using Dapper;
using Npgsql;

namespace Catalog.Benchmarks.Lists;

/// <summary>Lists and searches over millions of texts: pages by key against OFFSET, searches against a plain ILIKE, and decisions.</summary>
internal sealed class ListsBenchmark(ListOptions options)
{
    private const string Account = "ann";
    private const int PageSize = 50;
    private const int Rounds = 200;

    public async Task RunAsync(Report report)
    {
        static void Say(string line) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}");
        await using var opened = await ListDatabase.OpenAsync(options.Folder, options.Texts, Say);
        var source = opened.Database.Source;
        foreach (var (name, part) in new (string, Func<Task>)[]
        {
            ("pages", () => PagesAsync(report, source)), ("queues", () => new QueuePages(source).RunAsync(report)), ("searches", () => SearchesAsync(report, source)),
            ("keys", () => new KeySearches(source).RunAsync(report)), ("decisions", () => DecisionsAsync(report, source)),
        })
        {
            if (options.Parts.Count > 0 && !options.Parts.Contains(name)) continue;
            Say(name);
            await part();
        }
    }

    // Each depth's pages lie at a place of their own. What a page costs in SQL is told by pages that are all in the database's memory, as the first one is.
    private async Task PagesAsync(Report report, NpgsqlDataSource source)
    {
        var list = new TextList(source, TimeProvider.System);
        report.Head($"pages of {PageSize} of {options.Texts:N0} texts, ms", "first p50", "first p99", "deep p50", "deep p99", "depth", "deep/first", "unread p50", "unread p99", "OFFSET", "OFFSET/unread");
        foreach (var (name, text, order) in new[]
        {
            ("all, last changed", "", TextOrder.Changed), ("all, worst first", "", TextOrder.Risk), ("one state, worst first", "state:approved", TextOrder.Risk),
            ("one language, last changed", "locale:de-DE", TextOrder.Changed), ("one language, worst first", "locale:de-DE", TextOrder.Risk), ("language and state, worst first", "locale:de-DE state:needs-review", TextOrder.Risk),
            ("not one language, last changed", "-locale:de-DE", TextOrder.Changed), ("one category, last changed", "category:\"category 7\"", TextOrder.Changed),
        })
        {
            var query = SearchParser.Read(text).Query!;
            var sql = SearchSql.Of(query, new SearchContext(Account, TimeProvider.System.GetUtcNow()));
            var total = (await list.CountAsync(query, Account, CancellationToken.None)).Texts ?? 0;
            var depth = (int)Math.Min(1_000_000, Math.Max(total, TextTotal.Cap) * 9 / 10);
            var places = await PlacesAsync(source, sql, order, depth);
            if (places.Count == 0) continue;
            async Task<double> PageAsync(TextPlace? place) => await Times.OfAsync(() => list.PageAsync(query, Account, order, place, PageSize, CancellationToken.None));
            var first = await Times.RepeatAsync(Rounds, _ => PageAsync(null));
            var unread = await Times.RepeatAsync(Rounds, round => PageAsync(places[round % places.Count]));
            var deep = await Times.RepeatAsync(Rounds, round => PageAsync(places[round % places.Count]));
            var offset = await Times.RepeatAsync(3, _ => Times.OfAsync(() => OffsetAsync(source, sql, order, depth)));
            report.Row(name, Times.At(first, 0.5), Times.At(first, 0.99), Times.At(deep, 0.5), Times.At(deep, 0.99), depth, Times.At(deep, 0.5) / Times.At(first, 0.5), Times.At(unread, 0.5), Times.At(unread, 0.99), Times.At(offset, 0.5), Times.At(offset, 0.5) / Times.At(unread, 0.5));
        }

        var products = new ProductSearch(source, TimeProvider.System);
        var late = $"SKU-{options.Texts / ListShop.Locales.Length * 9 / 10:D7}";
        var start = await Times.RepeatAsync(Rounds, _ => Times.OfAsync(() => products.PageAsync(SearchNode.Everything, Account, null, 40, false, CancellationToken.None)));
        var end = await Times.RepeatAsync(Rounds, _ => Times.OfAsync(() => products.PageAsync(SearchNode.Everything, Account, late, 40, false, CancellationToken.None)));
        report.Row("products and matrix, by article number", Times.At(start, 0.5), Times.At(start, 0.99), Times.At(end, 0.5), Times.At(end, 0.99), options.Texts / ListShop.Locales.Length * 0.9, Times.At(end, 0.5) / Times.At(start, 0.5), double.NaN, double.NaN, double.NaN, double.NaN);
        report.Note("the whole call; deep pages lie around the depth, each elsewhere. Unread: never read before, from the disk or the system's memory; deep: the same pages once more, as the first page has been read before");
    }

    private async Task SearchesAsync(Report report, NpgsqlDataSource source)
    {
        var list = new TextList(source, TimeProvider.System);
        var (german, chinese, russian) = (ListShop.WordsOf("de-DE"), ListShop.WordsOf("zh-CN"), ListShop.WordsOf("ru-RU"));
        report.Head("searches, first page, ms", "texts", "p50", "p95", "again p50", "again p95", "ILIKE", "ILIKE/p50", "ILIKE/again");
        foreach (var (name, words) in new (string, Func<int, string>)[]
        {
            ("a rare word", round => german.Long(30_000 + (7 * round))), ("a word", round => german.Long(2000 + (7 * round))), ("a frequent word", round => german.Long(round % 20 * 3)), ("a word in one text of a thousand", round => german.Long(25 + (3 * round))),
            ("two words", round => $"{german.Long(300 + (7 * round))} {german.Long(500 + (7 * round))}"), ("a substring of a word", round => german.Long(20_000 + (7 * round))[1..7]), ("three letters", round => german.Long(20_000 + (7 * round))[2..5]),
            ("an article number", round => $"SKU-{(round * 977 % (options.Texts / 50)) + 1:D7}"), ("a Cyrillic word", round => russian.Long(15_000 + (7 * round))),
            ("Chinese, two letters", round => chinese[20_000 + round]), ("Chinese, two frequent letters", round => chinese[round % 20]), ("a word in one language and state", round => $"locale:de-DE state:needs-review {german.Long(500 + (7 * round))}"),
        })
        {
            var found = new List<double>();
            var times = await Times.RepeatAsync(60, async round =>
            {
                var query = SearchParser.Read(words(round)).Query!;
                var taken = await Times.OfAsync(() => list.PageAsync(query, Account, TextOrder.Changed, null, PageSize, CancellationToken.None));
                if (round % 20 == 0) found.Add((await list.CountAsync(query, Account, CancellationToken.None)).Texts ?? double.NaN);
                return taken;
            });
            var again = await Times.RepeatAsync(60, round => Times.OfAsync(() => list.PageAsync(SearchParser.Read(words(round)).Query!, Account, TextOrder.Changed, null, PageSize, CancellationToken.None)));
            var scan = await Times.RepeatAsync(options.Texts > 2_000_000 ? 1 : 2, round => Times.OfAsync(() => ScanAsync(source, words(round + 1))));
            report.Row(name, Measure.Median(found), Times.At(times, 0.5), Times.At(times, 0.95), Times.At(again, 0.5), Times.At(again, 0.95), scan.Min(), scan.Min() / Times.At(times, 0.5), scan.Min() / Times.At(again, 0.5));
        }

        report.Note("again: the same words once more, their texts having been read; ILIKE: the same first page by a plain scan of copy_text (no index on it used, with PostgreSQL's own parallel workers); texts are counted up to 10,000");
    }

    private static async Task DecisionsAsync(Report report, NpgsqlDataSource source)
    {
        var nobody = new Nobody();
        var store = new ProductStore(source);
        var decisions = new Decisions(source, TimeProvider.System, nobody, new EditChecks(source, store, nobody), new Enforcement(store, nobody));
        await using var connection = await source.OpenConnectionAsync();
        var ids = (await connection.QueryAsync<(long Id, int Version)>("select id, version from copy where state = 'needs_review' order by updated_at, id limit 200")).AsList();
        var times = await Times.RepeatAsync(ids.Count, round => Times.OfAsync(() => decisions.DecideAsync(ids[round].Id, ids[round].Version, Account, new Decision.Approve(), CancellationToken.None)));
        var back = await Times.RepeatAsync(ids.Count, round => Times.OfAsync(() => decisions.DecideAsync(ids[round].Id, ids[round].Version + 1, Account, new Decision.Reject("the benchmark"), CancellationToken.None)));
        report.Head("decisions on the server, ms", "p50", "p95", "p99");
        report.Row("approve", Times.At(times, 0.5), Times.At(times, 0.95), Times.At(times, 0.99));
        report.Row("reject", Times.At(back, 0.5), Times.At(back, 0.95), Times.At(back, 0.99));
    }

    private static async Task<IReadOnlyList<TextPlace>> PlacesAsync(NpgsqlDataSource source, SearchSql sql, TextOrder order, int depth)
    {
        var parameters = TextList.Parameters(sql);
        parameters.Add("depth", depth);
        await using var connection = await source.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(long Id, int Risk, DateTime Changed)>(
            $"select c.id, c.risk, c.updated_at from copy c where not c.retired and {sql.Where} order by {TextOrders.Key(order, false).By} offset @depth limit 4000", parameters, commandTimeout: 0);
        return [.. rows.Where((_, at) => at % 20 == 0).Select(row => new TextPlace(false, order == TextOrder.Risk ? row.Risk : (row.Changed - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, row.Id))];
    }

    private static async Task OffsetAsync(NpgsqlDataSource source, SearchSql sql, TextOrder order, int depth)
    {
        var parameters = TextList.Parameters(sql);
        parameters.Add("depth", depth);
        await using var connection = await source.OpenConnectionAsync();
        await connection.QueryAsync(
            $"select c.id, p.sku, p.title, r.author from (select c.* from copy c where not c.retired and {sql.Where} order by {TextOrders.Key(order, false).By} offset @depth limit {PageSize}) c join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id", parameters, commandTimeout: 0);
    }

    private static async Task ScanAsync(NpgsqlDataSource source, string words)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var parts = words.Split(' ').Where(part => !part.Contains(':', StringComparison.Ordinal)).ToArray();
        await connection.ExecuteAsync("set local enable_bitmapscan = off; set local enable_indexscan = off; set local enable_indexonlyscan = off", transaction: transaction);
        var found = (await connection.QueryAsync<long>(
            "select copy_id from copy_text where words ilike all (@patterns)", new { patterns = parts.Select(part => $"%{part}%").ToArray() }, transaction, commandTimeout: 0)).ToArray();
        await connection.ExecuteAsync("set local enable_bitmapscan = on; set local enable_indexscan = on", transaction: transaction);
        await connection.QueryAsync($"select id from copy where id = any(@found) and not retired order by updated_at desc, id desc limit {PageSize}", new { found }, transaction, commandTimeout: 0);
    }

    private sealed class Nobody : IRewriteRequests, ICurrentCatalog
    {
        public Task RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation) => Task.CompletedTask;

        public ValueTask<CatalogDefinition?> ReadAsync(CancellationToken cancellation) => default;
    }
}
