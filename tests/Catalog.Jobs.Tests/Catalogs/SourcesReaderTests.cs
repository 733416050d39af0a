using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Catalogs;

public sealed class SourcesReaderTests : IDisposable
{
    private const string Sources = """
        "sources": [
            { "name": "file", "file": "in/products.csv", "full": false },
            { "name": "feed", "http": "https://feed.example/products.jsonl", "format": "jsonl", "bearer": "FEED_TOKEN", "allow": ["10.0.0.5", "feed.example"], "mapping": "Supplier 7" },
            { "name": "erp", "sql": "select 1", "connection": "ERP_DB", "timeout": 30 }
        ], "drop": "in",
        """;

    private const string Sql = """
        { "name": "db", "format": "sql", "connection": "SHOP_DB", "table": "shop.article", "key": "number", "version": "row_version",
          "columns": { "title@fr-FR": "titre", "title@de-DE": "title_de", "bullets@de-DE": "bullets_de" } }
        """;

    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Every_kind_of_source_and_target_is_read()
    {
        var catalog = (await LoadAsync(Sources, Sql)).Definition!;
        var file = Assert.IsType<SourceFile>(catalog.Sources[0]);
        Assert.Equal(("file", Path.Combine(temp.Path, "in/products.csv"), false), (file.Name, file.File, file.Full));
        var feed = Assert.IsType<HttpSource>(catalog.Sources[1]);
        Assert.Equal(("feed", "https://feed.example/products.jsonl", FeedFormat.JsonLines, "FEED_TOKEN", false), (feed.Name, feed.Address.AbsoluteUri, feed.Format, feed.Bearer, feed.Full));
        Assert.Equal(["10.0.0.5", "feed.example"], feed.Allow);
        Assert.Equal((null, "Supplier 7"), (file.Mapping, feed.Mapping));
        var query = Assert.IsType<SqlSource>(catalog.Sources[2]);
        Assert.Equal(("erp", "select 1", "ERP_DB", 30), (query.Name, query.Query, query.Connection, query.TimeoutSeconds));
        Assert.Equal(Path.Combine(temp.Path, "in"), catalog.Drop);
        var channel = catalog.Channels[^1];
        Assert.Equal((ChannelFormat.Sql, "SHOP_DB", "number", "row_version"), (channel.Format, channel.Target!.Connection, channel.Target.Key, channel.Target.Version));
        Assert.Equal(["shop", "article"], channel.Target.Table);
        Assert.Equal([new("title", "fr-FR", "titre"), new("title", "de-DE", "title_de"), new SqlColumn("bullets", "de-DE", "bullets_de")], channel.Target.Columns);
        Assert.Equal(["title", "bullets", "fr-FR", "de-DE"], channel.Fields.Concat(channel.Locales));
    }

    [Theory]
    [InlineData("\"file\": \"in/products.csv\", ", "", "sources[0].file")]
    [InlineData("\"file\": \"in/products.csv\"", "\"file\": \"a\", \"sql\": \"select 1\"", "sources[0].file")]
    [InlineData("\"full\": false", "\"full\": \"yes\"", "sources[0].full")]
    [InlineData("\"full\": false", "\"format\": \"csv\"", "sources[0].format")]
    [InlineData("\"full\": false", "\"url\": \"x\"", "sources[0].url")]
    [InlineData("\"full\": false", "\"mapping\": \"\"", "sources[0].mapping")]
    [InlineData("\"full\": false", "\"mapping\": [\"x\"]", "sources[0].mapping")]
    [InlineData("\"full\": false", "\"mapping\": \"a\\nb\"", "sources[0].mapping")]
    [InlineData("https://feed.example/products.jsonl", "ftp://feed.example/products.jsonl", "sources[1].http")]
    [InlineData("https://feed.example/products.jsonl", "https://me:s3cret@feed.example/", "sources[1].http")]
    [InlineData("\"format\": \"jsonl\"", "\"format\": \"xml\"", "sources[1].format")]
    [InlineData("\"format\": \"jsonl\", ", "", "sources[1].format")]
    [InlineData("\"FEED_TOKEN\"", "\"ey.s3cret.token\"", "sources[1].bearer")]
    [InlineData("\"https://feed.example/products.jsonl\", \"format\": \"jsonl\", \"bearer\": \"FEED_TOKEN\", \"allow\": [\"10.0.0.5\", \"feed.example\"]", "\"http://feed.example/\", \"format\": \"csv\", \"bearer\": \"T\"", "sources[1].bearer")]
    [InlineData("\"10.0.0.5\"", "\"*\"", "sources[1].allow")]
    [InlineData("\"connection\": \"ERP_DB\", ", "", "sources[2].connection")]
    [InlineData("\"ERP_DB\"", "\"Host=db;Password=x\"", "sources[2].connection")]
    [InlineData("\"timeout\": 30", "\"timeout\": 0", "sources[2].timeout")]
    [InlineData("\"name\": \"erp\"", "\"name\": \"feed\"", "sources[2].name")]
    [InlineData("\"name\": \"db\"", "\"name\": \"shop\"", "channels[2].name")]
    [InlineData("\"SHOP_DB\"", "\"Host=db\"", "channels[2].connection")]
    [InlineData("shop.article", "a.b.c", "channels[2].table")]
    [InlineData("shop.article", "shop.", "channels[2].table")]
    [InlineData("shop.article", "art\\\"icle", "channels[2].table")]
    [InlineData("\"row_version\"", "\"xmin\"", "channels[2].version")]
    [InlineData("\"title@fr-FR\"", "\"title\"", "channels[2].columns.title")]
    [InlineData("\"title@fr-FR\"", "\"title@it-IT\"", "channels[2].columns.title@it-IT")]
    [InlineData("\"title@fr-FR\"", "\"slogan@fr-FR\"", "channels[2].columns.slogan@fr-FR")]
    [InlineData("\"titre\"", "\"title_de\"", "channels[2].columns.title@de-DE")]
    [InlineData("\"titre\"", "\"number\"", "channels[2].columns.title@fr-FR")]
    [InlineData("\"format\": \"sql\"", "\"format\": \"sql\", \"fields\": [\"title\"]", "channels[2].fields")]
    public async Task Nonsense_is_named_by_its_place(string good, string bad, string where)
    {
        var result = await LoadAsync(Sources.Replace(good, bad, StringComparison.Ordinal), Sql.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(result.Definition);
        var problem = result.Problems.FirstOrDefault(problem => problem.Where == where);
        Assert.True(problem is not null, string.Join("\n", result.Problems));
        Assert.DoesNotContain("s3cret", problem.Message, StringComparison.Ordinal);
    }

    private Task<CatalogLoadResult> LoadAsync(string sources, string channel)
    {
        temp.Write("terms.csv", CatalogLoaderTests.Terms);
        var start = CatalogLoaderTests.Good.IndexOf("\"sources\"", StringComparison.Ordinal);
        var end = CatalogLoaderTests.Good.IndexOf(']', start) + 2;
        var text = CatalogLoaderTests.Good[..start] + sources + CatalogLoaderTests.Good[end..];
        var channels = text.IndexOf(']', text.IndexOf("\"name\": \"all\"", StringComparison.Ordinal));
        return CatalogLoader.LoadAsync(temp.Write("catalog.json", text[..channels] + ", " + channel + text[channels..]), TestContext.Current.CancellationToken);
    }
}
