using Catalog.Jobs.Search;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Search;

/// <summary>What the database finds is what the same query finds in memory, in every way in which a list is read.</summary>
public sealed class TextListTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private TestDatabase database = null!;
    private MemoryShop shop = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TextList List => new(database.Source, new FakeTimeProvider(Now));

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        shop = new MemoryShop(new Seeder(database.Source), Now);
        await shop.FillAsync(30);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Random_queries_find_the_same_in_the_database_and_in_memory()
    {
        var queries = new RandomQueries(5);
        var (found, some) = (0, 0);
        for (var n = 0; n < 250; n++)
        {
            var query = queries.Next(3);
            var expected = shop.Texts.Where(text => text.Is(query, "anna", Now)).Select(text => text.Id).Order().ToList();
            var page = (await List.PageAsync(query, "anna", TextOrder.Changed, null, 500, Token))!;
            Assert.True(expected.SequenceEqual(page.Lines.Select(line => line.Id).Order()), $"{SearchPrinter.Print(query)}: {string.Join(' ', expected)} expected, {string.Join(' ', page.Lines.Select(line => line.Id))} found");
            Assert.Equal(new TextTotal(expected.Count, false), await List.CountAsync(query, "anna", Token));
            foreach (var ids in await WaysAsync(query)) Assert.Equal(expected, ids);
            foreach (var ids in await FirstAsync(query)) Assert.Equal(shop.Texts.Where(text => expected.Contains(text.Id)).OrderByDescending(text => text.Changed).ThenByDescending(text => text.Id).Take(3).Select(text => text.Id), ids);
            found += expected.Count;
            if (expected.Count > 0 && expected.Count < shop.Texts.Count) some++;
        }

        // The queries must ask something: neither nothing nor everything.
        Assert.True(some > 100 && found > 1000, $"{some} queries found some texts, {found} in all");
    }

    [Theory]
    [InlineData(TextOrder.Changed)]
    [InlineData(TextOrder.Risk)]
    public async Task Pages_lead_through_everything_once_and_back_the_same_way(TextOrder order)
    {
        foreach (var text in new[] { "", "locale:de-DE", "state:approved changed:<3w", "steel", "-state:approved", "kettle OR lamp" })
        {
            var query = SearchParser.Read(text).Query!;
            var (pages, all) = (new List<TextPage>(), new List<long>());
            for (TextPlace? place = null; ;)
            {
                var page = (await List.PageAsync(query, "anna", order, place, 7, Token))!;
                Assert.Equal(place is not null, page.HasBefore);
                pages.Add(page);
                all.AddRange(page.Lines.Select(line => line.Id));
                if (!page.HasBehind) break;
                place = page.Lines[^1].Place(order, isBefore: false);
            }

            var expected = shop.Texts.Where(one => one.Is(query, "anna", Now));
            var ordered = order == TextOrder.Risk ? expected.OrderByDescending(one => one.Risk).ThenByDescending(one => one.Id) : expected.OrderByDescending(one => one.Changed).ThenByDescending(one => one.Id);
            Assert.Equal(ordered.Select(one => one.Id), all);
            for (var at = pages.Count - 1; at > 0; at--)
            {
                var back = (await List.PageAsync(query, "anna", order, pages[at].Lines[0].Place(order, isBefore: true), 7, Token))!;
                Assert.Equal(pages[at - 1].Lines.Select(line => line.Id), back.Lines.Select(line => line.Id));
                Assert.Equal((at > 1, true), (back.HasBefore, back.HasBehind));
            }
        }
    }

    [Fact]
    public async Task A_text_is_found_by_its_new_words_at_once_and_no_longer_by_the_old()
    {
        var seeder = new Seeder(database.Source);
        var text = shop.Texts.First(one => one.Words is not null);
        var revision = await seeder.ScalarAsync<long>(
            """insert into revision (copy_id, number, author, texts, raw) values (@Id, 3, 'anna', '{"title": "Zebrafink 野鳥"}', '') returning id""", new { text.Id });
        Assert.Empty(await FindAsync("zebrafink"));
        await seeder.ExecuteAsync("update copy set newest_revision_id = @revision where id = @Id", new { revision, text.Id });
        foreach (var query in new[] { "zebrafink", "BRAF", "野鳥", "\"fink 野鳥\"", "Ｚｅｂｒａ" }) Assert.Equal([text.Id], await FindAsync(query));
        Assert.Empty(await FindAsync("zebrafin_"));
        await seeder.ExecuteAsync("update product set title = 'Quastenflosser' where sku = @Sku", new { text.Sku });
        Assert.Contains(text.Id, await FindAsync("quastenfloss"));
        Assert.Equal([text.Id], await FindAsync("zebrafink title:flosser"));
    }

    private async Task<IEnumerable<long>> FindAsync(string query)
    {
        var reading = SearchParser.Read(query);
        Assert.Null(reading.Problem);
        return (await List.PageAsync(reading.Query!, "anna", TextOrder.Changed, null, 100, Token))!.Lines.Select(line => line.Id);
    }

    // By each source: few texts of many hits, which are met on the way down the list.
    private async Task<IReadOnlyList<IReadOnlyList<long>>> FirstAsync(SearchNode query)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        var read = List.Read(SearchSql.Of(query, new SearchContext("anna", Now)), TextOrder.Changed, null, 3);
        var ways = new List<IReadOnlyList<long>>();
        foreach (var source in read.Sources) ways.Add((await new OrderedSearch(connection, null, Token).ReadAsync(read with { Sources = [source], FirstRows = 1 })).Ids);
        return ways;
    }

    // In small steps, each of which goes on where the one before stopped; in one; and by the hits of each source.
    private async Task<IReadOnlyList<IReadOnlyList<long>>> WaysAsync(SearchNode query)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        var search = new OrderedSearch(connection, null, Token);
        var read = List.Read(SearchSql.Of(query, new SearchContext("anna", Now)), TextOrder.Risk, null, 500);
        var steps = new List<long>();
        for (var part = read with { Sources = [], FirstRows = 7, MostRows = 7 }; ;)
        {
            var found = await search.ReadAsync(part);
            steps.AddRange(found.Ids);
            if (found.Reached is null) break;
            part = part with { Place = found.Reached };
        }

        var ways = new List<IReadOnlyList<long>> { steps, (await search.ReadAsync(read with { Sources = [], FirstRows = 1000 })).Ids };
        foreach (var source in read.Sources) ways.Add((await search.ReadAsync(read with { Sources = [source], FirstRows = 1 })).Ids);
        return [.. ways.Select(ids => (IReadOnlyList<long>)[.. ids.Order()])];
    }
}
