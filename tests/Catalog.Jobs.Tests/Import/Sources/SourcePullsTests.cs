using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Import.Drafts;
using Catalog.Jobs.Tests.Import.Remote;
using Catalog.Jobs.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Sources;

public sealed class SourcePullsTests(PostgresFixture postgres)
{
    private const string Feed = $"{TestShop.Header}\nP-1,One,blue,light;warm,1,,\nP-2,,red,,2,,\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_fetched_again()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context => AnswerAsync(context, Feed));
        var source = Http(server, FeedFormat.Csv);
        var first = await PullAsync(shop, source);
        Assert.Equal((PullState.Imported, "2 rows: 1 new, 0 changed, 0 unchanged, 1 rejected."), (first.State, first.Message));
        var second = await PullAsync(shop, source);
        Assert.Equal((PullState.Unchanged, null), (second.State, second.Report));
        Assert.Equal("\"v1\"", server.Seen[1].Headers["If-None-Match"]);
        var pull = (await new PullStore(shop.Source).ReadAsync(Token))["feed"];
        Assert.Equal((PullState.Unchanged, "test", first.Report!.ImportId), (pull.State, pull.StartedBy, pull.ImportId));
        Assert.Empty(Directory.GetFiles(shop.Data.Sources));

        // Another mapping reads the same answer to another end.
        var other = shop.Catalog with { Columns = TestShop.Columns with { Attributes = [] } };
        Assert.Equal(PullState.Imported, (await Pulls(shop).PullAsync(source, other, "test", false, null, Token)).State);
    }

    [Fact]
    public async Task A_dry_run_asks_for_everything_and_keeps_nothing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context => AnswerAsync(context, Feed));
        await PullAsync(shop, Http(server, FeedFormat.Csv));
        var dry = await Pulls(shop).PullAsync(Http(server, FeedFormat.Csv), shop.Catalog, "test", dryRun: true, null, Token);
        Assert.Equal(1, dry.Report!.Unchanged);
        Assert.Equal(1, await shop.ScalarAsync<long>("select count(*) from import"));
    }

    [Theory]
    [InlineData(FeedFormat.Tsv, "sku\ttitle\tcolor\tfeatures\tprice\timage\tsheet\nP-1\tOne, two\tblue\tlight;warm\t1.50\t\t\n")]
    [InlineData(FeedFormat.JsonLines, """{"sku": "P-1", "title": "One, two", "color": "blue", "features": ["light", "warm"], "price": 1.50, "image": null, "sheet": ""}""")]
    public async Task Other_formats_are_read_like_CSV(FeedFormat format, string text)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context => AnswerAsync(context, text));
        Assert.Equal("1 rows: 1 new, 0 changed, 0 unchanged, 0 rejected.", (await PullAsync(shop, Http(server, format))).Message);
        var product = (await new ProductStore(shop.Source).GetAsync("P-1", Token))!;
        Assert.Equal(["One, two", "blue", "light; warm", "1.50"], [product.Value("title"), product.Value("color"), product.Value("features"), product.Attributes["price"]]);
    }

    [Fact]
    public async Task What_was_refused_is_fetched_again_and_rejected_rows_wait_in_their_file()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context => AnswerAsync(context, Feed));
        var wanting = shop.Catalog with { Columns = TestShop.Columns with { Attributes = ["price", "stock"] } };
        var refused = await Pulls(shop).PullAsync(Http(server, FeedFormat.Csv), wanting, "test", dryRun: false, null, Token);
        Assert.Contains("lacks the column \"stock\"", refused.Message, StringComparison.Ordinal);
        await Pulls(shop).PullAsync(Http(server, FeedFormat.Csv), wanting, "test", dryRun: false, null, Token);
        Assert.Equal([null, null], server.Seen.Select(request => request.Headers.GetValueOrDefault("If-None-Match")));

        // What was kept of an answer that came in is not lost by one that didn't.
        Assert.Equal(PullState.Imported, (await PullAsync(shop, Http(server, FeedFormat.Csv))).State);
        Assert.Equal(PullState.Unchanged, (await PullAsync(shop, Http(server, FeedFormat.Csv))).State);
        var rejects = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(shop.Data.Rejects)), Token);
        Assert.Contains("P-2,,red", rejects, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FeedFormat.Csv, "number;name;tags\nP-1;One;light|warm\nP-2;;\n", "light|warm")]
    [InlineData(FeedFormat.Tsv, "number\tname\ttags\nP-1\tOne\tlight;warm\nP-2\t\t\n", "light; warm")]
    [InlineData(FeedFormat.JsonLines, "{\"number\": \"P-1\", \"name\": \"One\", \"tags\": [\"light\", \"warm\"]}\n{\"number\": \"P-2\"}\n", "light; warm")]
    public async Task A_source_is_read_with_its_saved_mapping(FeedFormat format, string text, string tags)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context => AnswerAsync(context, text));
        var source = Http(server, format) with { Mapping = "Supplier" };
        var unknown = await PullAsync(shop, source);
        Assert.Equal(PullState.Failed, unknown.State);
        Assert.StartsWith("There is no mapping called \"Supplier\", which catalog.json names. None is saved yet.", unknown.Message, StringComparison.Ordinal);
        Assert.Empty(server.Seen);

        await SaveAsync(shop, "sku=number title=name features=tags color= image= sheet= price=");
        Assert.Equal("2 rows: 1 new, 0 changed, 0 unchanged, 1 rejected.", (await PullAsync(shop, source)).Message);
        Assert.Equal(tags, (await new ProductStore(shop.Source).GetAsync("P-1", Token))!.Value("features"));
        Assert.Equal(PullState.Unchanged, (await PullAsync(shop, source)).State);
        Assert.Equal("Supplier", await shop.ScalarAsync<string>("select name from import_mapping"));

        // Another mapping reads the same answer to another end.
        await SaveAsync(shop, "sku=number title=name features= color=tags image= sheet= price=");
        Assert.Equal(PullState.Imported, (await PullAsync(shop, source)).State);
    }

    [Fact]
    public async Task A_column_that_was_renamed_stops_the_pull_and_its_message_says_which()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var text = "number,name\nP-1,One\n";
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync(text));
        var source = Http(server, FeedFormat.Csv) with { Mapping = "Supplier" };
        await SaveAsync(shop, "sku=number title=name features= color= image= sheet= price=");
        await PullAsync(shop, source);
        text = "number,names\nP-1,Two\n";
        var result = await PullAsync(shop, source);
        Assert.Equal(PullState.Failed, result.State);
        Assert.StartsWith("The mapping \"Supplier\" takes title from the column \"name\", which the file doesn't have (is it \"names\" now?).", result.Message, StringComparison.Ordinal);
        Assert.Equal("One", await shop.ScalarAsync<string>("select title from product"));
        Assert.Equal(result.Message, (await new PullStore(shop.Source).ReadAsync(Token))["feed"].Message);
    }

    [Fact]
    public async Task A_file_and_a_query_have_mappings_too()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var other = await OtherDatabase.CreateAsync(postgres, "create table article (number text, name text, tags text[]); insert into article values ('P-1', 'One', '{light,warm}')");
        await SaveAsync(shop, "sku=number title=name features=tags color= image= sheet= price=");
        var query = new SqlSource("erp", "select number, name, tags from article", other.Variable, 60) { Mapping = "Supplier" };
        Assert.Equal(PullState.Imported, (await PullAsync(shop, query)).State);
        Assert.Equal(["light", "warm"], (await new ProductStore(shop.Source).GetAsync("P-1", Token))!.Fact("features")!.Values);
        var file = new SourceFile("file", shop.Temp.Write("in.csv", "name;number;tags\nTwo;P-2;a\n")) { Mapping = "Supplier" };
        Assert.Equal("1 rows: 1 new, 0 changed, 0 unchanged, 0 rejected.", (await PullAsync(shop, file)).Message);
    }

    [Fact]
    public async Task A_token_comes_from_the_environment_and_is_told_nobody()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context =>
        {
            if (context.Request.Headers.Authorization == "Bearer t0ken") return AnswerAsync(context, Feed);
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        var source = Http(server, FeedFormat.Csv) with { Bearer = $"TOKEN_{Guid.NewGuid():N}" };
        Assert.Contains("is not set", (await PullAsync(shop, source)).Message, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable(source.Bearer, "wr0ng");
        var refused = await PullAsync(shop, source);
        Assert.Contains("answers 401", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", refused.Message, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable(source.Bearer, "t0ken");
        Assert.Equal(PullState.Imported, (await PullAsync(shop, source)).State);
    }

    [Fact]
    public async Task A_source_on_this_machine_is_refused_unless_it_is_allowed()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context => AnswerAsync(context, Feed));
        var result = await PullAsync(shop, Http(server, FeedFormat.Csv) with { Allow = [] });
        Assert.Equal(PullState.Failed, result.State);
        Assert.Contains("loopback", result.Message, StringComparison.Ordinal);
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task A_query_is_read_in_a_read_only_transaction_by_its_aliases()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var other = await OtherDatabase.CreateAsync(postgres, """
            create table article (number text primary key, name text, price numeric(10, 2), features text[], sold timestamptz);
            insert into article values ('P-1', 'One', 12.90, '{light,"very, warm"}', '2026-11-24 03:00Z'), ('P-2', null, null, null, null)
            """);
        var source = new SqlSource("erp", """
            select number as sku, name as title, price, features, 'blue' as color, null as image, '' as sheet from article order by number
            """, other.Variable, 60);
        Assert.Equal("2 rows: 1 new, 0 changed, 0 unchanged, 1 rejected.", (await PullAsync(shop, source)).Message);
        var product = (await new ProductStore(shop.Source).GetAsync("P-1", Token))!;
        Assert.Equal(["12.90", "light", "very, warm"], [product.Attributes["price"], .. product.Fact("features")!.Values]);

        const string Delete = "delete from article returning number as sku, name as title, '' as price, '' as features, '' as color, '' as image, '' as sheet";
        Assert.Contains("25006", (await PullAsync(shop, source with { Query = Delete })).Message, StringComparison.Ordinal); // read_only_sql_transaction
        Assert.Equal(PullState.Failed, (await PullAsync(shop, source with { Query = $"commit; {Delete}" })).State);
        Assert.Equal(2, await other.ScalarAsync<long>("select count(*) from article"));
    }

    [Fact]
    public async Task A_query_that_takes_too_long_or_is_wrong_is_a_failure_with_a_reason()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var other = await OtherDatabase.CreateAsync(postgres, "select 1");
        const string All = "'P-1' as sku, 'One' as title, '' as color, '' as features, '' as price, '' as image, '' as sheet";
        var source = new SqlSource("erp", $"select {All}, pg_sleep(100)", other.Variable, 1);
        Assert.Contains("longer than 1 second", (await PullAsync(shop, source)).Message, StringComparison.Ordinal);
        Assert.Contains("42P01", (await PullAsync(shop, source with { Query = "select * from nowhere" })).Message, StringComparison.Ordinal);
        Assert.Contains("22012", (await PullAsync(shop, source with { Query = $"select {All}, 1 / (g - 3) from generate_series(1, 9) g" })).Message, StringComparison.Ordinal);
        Assert.Contains("no columns", (await PullAsync(shop, source with { Query = "set timezone = 'UTC'" })).Message, StringComparison.Ordinal);
        Assert.Contains("NOT_SET", (await PullAsync(shop, source with { Connection = "NOT_SET" })).Message, StringComparison.Ordinal);
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from product"));
    }

    [Fact]
    public async Task One_that_fails_does_not_keep_the_others_and_is_told_by_name()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(context => AnswerAsync(context, Feed));
        var catalog = shop.Catalog with
        {
            Sources = [new SourceFile("lost", Path.Combine(shop.Temp.Path, "none.csv")), new SqlSource("erp", "select 1", "NOT_SET", 5), Http(server, FeedFormat.Csv)],
        };
        var failed = await Pulls(shop).PullAllAsync(catalog, "schedule", Token);
        Assert.Equal(["Source lost:", "Source erp:"], failed.Select(line => line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.Equal(1, await shop.ScalarAsync<long>("select count(*) from product"));
        Assert.Equal(["erp failed", "feed imported", "lost failed"], await shop.ScalarAsync<string[]>("select array_agg(name || ' ' || state order by name) from source_pull") ?? []);
    }

    private static Task SaveAsync(TestShop shop, string matches) => new MappingStore(shop.Source).SaveAsync("Supplier", "", [], DraftBench.Mapping(matches), "ann", Token);

    private static HttpSource Http(LocalServer server, FeedFormat format) => new("feed", server.At("/feed"), format, null) { Allow = ["127.0.0.1"] };

    private static SourcePulls Pulls(TestShop shop) => new(shop.Importer, shop.Source, shop.Data, TimeProvider.System);

    private static Task<PullResult> PullAsync(TestShop shop, CatalogSource source) => Pulls(shop).PullAsync(source, shop.Catalog, "test", dryRun: false, null, Token);

    private static Task AnswerAsync(HttpContext context, string text)
    {
        context.Response.Headers.ETag = "\"v1\"";
        if (context.Request.Headers.IfNoneMatch != "\"v1\"") return context.Response.WriteAsync(text);
        context.Response.StatusCode = 304;
        return Task.CompletedTask;
    }
}
