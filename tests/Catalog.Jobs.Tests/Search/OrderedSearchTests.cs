using Catalog.Jobs.Review;
using Catalog.Jobs.Search;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Search;

/// <summary>How much is read for a page, in rows and hits: no time is asserted.</summary>
public sealed class OrderedSearchTests(PostgresFixture postgres, OrderedTexts texts) : IClassFixture<OrderedTexts>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 0, 0)] // The page is full at once.
    [InlineData("often", 0, 0)]
    [InlineData("hundredth", 600, 200)] // Six in the first rows: 200 hits are fewer than the rows ahead.
    [InlineData("thousandth", 600, 20)]
    [InlineData("twentieth", 600, 950)]
    [InlineData("has:document", 600, 2)]
    [InlineData("nowhere", 600, 0)]
    [InlineData("nowhere often", 600, 0)]
    [InlineData("locale:de-DE has:document", 600, 2)]
    [InlineData("changed:<2026-01-02", 0, 0)] // A part of the list's own index.
    [InlineData("severity:critical", 600, 0)]
    [InlineData("has:source-problem OR sku:S-7", 600, 2)]
    public async Task A_page_costs_what_it_has_or_what_its_hits_cost(string query, int rows, int hits)
    {
        var search = new OrderedSearch(texts.Connection, null, Token);
        var found = await search.ReadAsync(Read(query));
        Assert.Null(found.Reached);
        Assert.True(found.Ids.Count is 51 or < 21, $"{found.Ids.Count} found");
        Assert.InRange(search.Tried, rows, rows);
        Assert.InRange(search.Hits, hits, hits);
    }

    [Fact]
    public async Task Where_neither_way_is_short_rows_are_tried_further_and_further_up_to_a_limit_that_is_told()
    {
        var search = new OrderedSearch(texts.Connection, null, Token);
        // No index knows what isn't there.
        var read = Read("-often") with { MostRows = 5000 };
        var found = await search.ReadAsync(read);
        Assert.Empty(found.Ids);
        Assert.Equal(5000, search.Tried);
        Assert.Equal(OrderedTexts.Count - 5000 + 1, (long)found.Reached![1]);
        while (found.Reached is { } reached) found = await search.ReadAsync(read with { Place = reached });
        Assert.Equal(OrderedTexts.Count, search.Tried);
    }

    [Fact]
    public async Task No_more_rows_are_tried_than_the_limit_says_even_at_first()
    {
        var search = new OrderedSearch(texts.Connection, null, Token);
        Assert.NotNull((await search.ReadAsync(Read("-often") with { MostRows = 200 })).Reached);
        Assert.Equal(200, search.Tried);
    }

    [Fact]
    public async Task A_source_that_has_every_text_is_asked_once()
    {
        var search = new OrderedSearch(texts.Connection, null, Token);
        // All 20 000 texts are hits of "often", and none matches.
        var found = await search.ReadAsync(Read("often -\"often\""));
        Assert.Empty(found.Ids);
        Assert.Equal(OrderedTexts.Count, search.Hits);
        Assert.InRange(search.Tried, 600, OrderedTexts.Count);
    }

    [Theory]
    [InlineData("thousandth", 20, 0)] // One in the first rows speaks of 33, more than would be asked for; three in 2400 of 25.
    [InlineData("twentieth", 100, 101)] // None in the first rows, and then more than are asked for.
    public async Task Where_a_source_has_more_hits_than_it_is_asked_for_the_list_is_read_on(string query, int most, int hits)
    {
        var search = new OrderedSearch(texts.Connection, null, Token);
        var found = await search.ReadAsync(Read(query, size: 15) with { MostHits = most });
        Assert.Equal(Enumerable.Range(0, 15).Select(n => query == "twentieth" ? 19_000L - (20 * n) : 20_000L - (1000 * n)), found.Ids);
        Assert.Equal(hits, search.Hits);
        Assert.InRange(search.Tried, 600, OrderedTexts.Count);
    }

    [Fact]
    public async Task Hits_are_in_the_lists_order_and_behind_the_place()
    {
        var first = await new OrderedSearch(texts.Connection, null, Token).ReadAsync(Read("thousandth", size: 5));
        Assert.Equal([20_000, 19_000, 18_000, 17_000, 16_000], first.Ids);
        var read = Read("thousandth", size: 5) with { Place = [new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(16_000), 16_000L] };
        Assert.Equal([15_000, 14_000, 13_000, 12_000, 11_000], (await new OrderedSearch(texts.Connection, null, Token).ReadAsync(read)).Ids);
    }

    [Fact]
    public async Task Many_hits_are_met_on_the_way_down_the_list_instead_of_being_looked_up()
    {
        var order = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using (var transaction = await texts.Connection.BeginTransactionAsync(Token))
        {
            var before = await EntriesAsync("copy_pkey", transaction);
            var found = await new OrderedSearch(texts.Connection, transaction, Token).ReadAsync(Read("twentieth"));
            Assert.Equal(Enumerable.Range(0, 51).Select(n => 19_000L - (20 * n)), found.Ids);
            Assert.InRange(await EntriesAsync("copy_pkey", transaction) - before, 51, 200);
            // Another condition leaves half of them.
            found = await new OrderedSearch(texts.Connection, transaction, Token).ReadAsync(Read("twentieth hundredth", size: 5) with { Place = [order.AddMinutes(19_950), 19_950L] });
            Assert.Equal([19_000L, 18_900, 18_800, 18_700, 18_600], found.Ids);
        }

        // They lie where they weren't expected, and all are looked up after all.
        await using (var transaction = await texts.Connection.BeginTransactionAsync(Token))
        {
            var read = Read("twentieth") with { Order = TextOrders.Key(TextOrder.Changed, isBackwards: true), Place = [order.AddMinutes(18_000), 18_000L] };
            var found = await new OrderedSearch(texts.Connection, transaction, Token).ReadAsync(read);
            Assert.Equal(Enumerable.Range(1, 50).Select(n => 18_000L + (20 * n)), found.Ids);
        }
    }

    [Fact]
    public async Task Behind_a_place_the_rows_come_from_the_index_that_has_them_side_by_side()
    {
        await using var transaction = await texts.Connection.BeginTransactionAsync(Token);
        var before = await EntriesAsync("copy_risk", transaction);
        var found = await new OrderedSearch(texts.Connection, transaction, Token).ReadAsync(Read("locale:fr-FR state:needs-review", TextOrder.Risk, 5) with { Place = [0, 10_000L] });
        Assert.Equal([9998, 9996, 9994, 9992, 9990], found.Ids);
        Assert.Equal(before, await EntriesAsync("copy_risk", transaction));
        found = await new OrderedSearch(texts.Connection, transaction, Token).ReadAsync(Read("thousandth", TextOrder.Risk, 5) with { Place = [0, 10_000L] });
        Assert.Equal([9000, 8000, 7000, 6000, 5000], found.Ids);
        Assert.InRange(await EntriesAsync("copy_risk", transaction) - before, 0, 2 * 601);
    }

    // The plans that this avoids are those of millions of texts: decision 26 has them.
    [Fact]
    public async Task The_planners_cost_of_reading_whole_tables_is_changed_for_the_search_alone()
    {
        await using (var transaction = await texts.Connection.BeginTransactionAsync(Token))
        {
            await new OrderedSearch(texts.Connection, transaction, Token).ReadAsync(Read("nowhere"));
            Assert.Equal("20", await texts.Connection.QuerySingleAsync<string>("show seq_page_cost", transaction: transaction));
        }

        // Without a transaction the statements of one call are one: the setting holds for the second, and no longer.
        await using (var results = await texts.Connection.QueryMultipleAsync("select set_config('seq_page_cost', '20', true); select current_setting('seq_page_cost')"))
        {
            await results.ReadAsync<string>();
            Assert.Equal("20", await results.ReadSingleAsync<string>());
        }

        await new OrderedSearch(texts.Connection, null, Token).ReadAsync(Read("nowhere"));
        Assert.Equal("1", await texts.Connection.QuerySingleAsync<string>("show seq_page_cost"));
    }

    [Fact]
    public async Task A_time_limit_that_is_sent_with_a_statement_holds_for_it()
    {
        var exception = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var results = await texts.Connection.QueryMultipleAsync($"{SlowSearch.LimitSql}; select pg_sleep(60)", new { limit = SlowSearch.Milliseconds(TimeSpan.FromMilliseconds(20)) });
            await results.ReadAsync();
            await results.ReadAsync();
        });
        Assert.True(SlowSearch.Is(exception, Token));
        Assert.Equal("0", await texts.Connection.QuerySingleAsync<string>("show statement_timeout"));
    }

    [Fact]
    public async Task The_page_of_a_list_says_where_looking_goes_on_in_both_directions()
    {
        var list = new TextList(texts.Source, TimeProvider.System) { MostRows = 8000 };
        var query = SearchParser.Read("-often OR sku:S-1").Query!;
        var page = (await list.PageAsync(query, "mia", TextOrder.Changed, null, 50, Token))!;
        Assert.Empty(page.Lines);
        Assert.True(page.HasBehind);
        page = (await list.PageAsync(query, "mia", TextOrder.Changed, page.LookedTo, 50, Token))!;
        Assert.Empty(page.Lines);
        page = (await list.PageAsync(query, "mia", TextOrder.Changed, page.LookedTo, 50, Token))!;
        Assert.Equal([2L, 1L], page.Lines.Select(line => line.Id));
        Assert.Equal((true, false, null), (page.HasBefore, page.HasBehind, page.LookedTo));
        var back = (await list.PageAsync(query, "mia", TextOrder.Changed, page.Lines[0].Place(TextOrder.Changed, isBefore: true), 50, Token))!;
        Assert.Equal((true, true, true), (back.HasBefore, back.HasBehind, back.LookedTo!.IsBefore));
    }

    [Fact]
    public async Task Products_are_found_by_the_same_search()
    {
        var products = new ProductSearch(texts.Source, TimeProvider.System) { MostRows = 4000 };
        Assert.Equal([3L], (await products.PageAsync(SearchParser.Read("has:document").Query!, "mia", null, 40, false, Token))!.Ids);
        var page = (await products.PageAsync(SearchParser.Read("-often").Query!, "mia", null, 40, false, Token))!;
        Assert.Empty(page.Ids);
        Assert.NotNull(page.LookedTo);
        for (var steps = 0; page.LookedTo is { } sku; steps++)
        {
            Assert.InRange(steps, 0, 2);
            page = (await products.PageAsync(SearchParser.Read("-often").Query!, "mia", sku, 40, false, Token))!;
        }
    }

    [Fact]
    public async Task A_queue_with_a_query_is_taken_in_its_order_and_says_where_a_text_stands()
    {
        // Taking leaves leases behind.
        await using var taken = new OrderedTexts(postgres);
        await taken.InitializeAsync();
        var filter = ReviewFilter.Waiting with { Query = "thousandth" };
        var queue = new ReviewQueue(taken.Source, TimeProvider.System);
        Assert.Equal(1000, await queue.TakeAsync(filter, null, "mia", Token));
        Assert.Equal(2000, await queue.TakeAsync(filter, null, "tom", Token));
        Assert.Equal(3000, await queue.TakeAsync(filter, null, "mia", Token, 1000));
        Assert.Equal(19_000, await queue.TakeAsync(filter, new QueuePlace("", 18_000, 18_000), "mia", Token));
        Assert.Null(await queue.TakeAsync(filter, new QueuePlace("", 20_000, 20_000), "mia", Token));
        Assert.Null(await queue.TakeAsync(filter with { Query = "-often" }, null, "mia", Token));

        var positions = new FoundPositions(taken.Source, TimeProvider.System);
        Assert.Equal(7, await positions.OfAsync(filter, new QueuePlace("", 7000, 7000), "mia", Token));
        Assert.Equal(7000, await positions.AtAsync(filter, 7, "mia", Token));
        Assert.Equal(20_000, await positions.AtAsync(filter, 700, "mia", Token));
        // Too many hits: those before the place are counted where they are few, else nothing is told.
        var few = new FoundPositions(taken.Source, TimeProvider.System) { Most = 500 };
        Assert.Equal(300, await few.OfAsync(filter with { Query = "often" }, new QueuePlace("", 300, 300), "mia", Token));
        Assert.Null(await few.OfAsync(filter with { Query = "often" }, new QueuePlace("", 600, 600), "mia", Token));
        Assert.Null(await few.OfAsync(ReviewFilter.Waiting, new QueuePlace("", 300, 300), "mia", Token));
        Assert.Null(await positions.AtAsync(filter with { Query = "nowhere" }, 3, "mia", Token));
    }

    [Theory]
    [InlineData(QueueOrder.Priority, "")]
    [InlineData(QueueOrder.Locale, "de-DE")]
    [InlineData(QueueOrder.Product, "")]
    public async Task The_list_of_a_queue_with_a_query_leads_through_what_it_finds(QueueOrder order, string locale)
    {
        var filter = ReviewFilter.Waiting with { Query = "hundredth OR sku:S-5", Order = order, Locale = locale.Length == 0 ? null : locale };
        var list = new QueueList(texts.Source, TimeProvider.System);
        var all = new List<long>();
        for (QueuePlace? after = null; ;)
        {
            var page = await list.PageAsync(filter, after, "mia", 30, Token);
            all.AddRange(page.Lines.Select(line => line.Id));
            if (page is { Lines.Count: < 30, LookedTo: null }) break;
            after = page.LookedTo ?? page.Lines[^1].Place(order);
        }

        IEnumerable<long> expected = [9, 10, .. Enumerable.Range(1, 200).Select(n => n * 100L)];
        Assert.Equal(locale.Length == 0 ? expected : [9L], all);
        Assert.Empty((await list.PageAsync(filter with { Query = "(" }, null, "mia", 30, Token)).Lines);
    }

    // Entries of an index that this connection has read; only inside of a transaction do the numbers go on from one another.
    private Task<long> EntriesAsync(string index, NpgsqlTransaction transaction) =>
        texts.Connection.QuerySingleAsync<long>($"select pg_stat_get_xact_tuples_returned('{index}'::regclass)", transaction: transaction);

    private OrderedRead Read(string query, int size = 51) => Read(query, TextOrder.Changed, size);

    private OrderedRead Read(string query, TextOrder order, int size) =>
        new TextList(texts.Source, TimeProvider.System).Read(SearchSql.Of(SearchParser.Read(query).Query!, new SearchContext("mia", TimeProvider.System.GetUtcNow())), order, null, size);
}
