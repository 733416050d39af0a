using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Catalogs;

public sealed class ChannelsReaderTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_format_takes_what_it_has_a_place_for()
    {
        var channels = (await LoadAsync("""{ "name": "wide", "format": "wide" }, { "name": "t", "format": "shopify-translations", "limits": { "title": { "most": 60, "unit": "width" } } }, { "name": "g", "format": "google", "locales": ["de-DE"] }""")).Definition!.Channels;
        Assert.Equal(["title", "bullets", "alt_text"], channels[0].Fields);
        Assert.Empty(channels[0].Limits);
        Assert.Equal(["title", "bullets"], channels[1].Fields);
        Assert.Equal(["de-DE", "pt-BR"], channels[1].Locales);
        Assert.Equal([KeyValuePair.Create("de-DE", "de"), KeyValuePair.Create("pt-BR", "pt-BR")], channels[1].Options.LocaleCodes);
        Assert.Equal([new ChannelLimit("title", 60, LengthUnit.Width)], channels[1].Limits);
        Assert.Equal([new ChannelLimit("title", 150, LengthUnit.Characters)], channels[2].Limits);
    }

    [Theory]
    [InlineData("\"format\": \"amazon\"", "format")]
    [InlineData("\"format\": \"google\"", "locales")]
    [InlineData("\"format\": \"google\", \"locales\": [\"de-DE\"], \"fields\": [\"bullets\"]", "fields")]
    [InlineData("\"format\": \"shopify-products\", \"locales\": [\"de-DE\"], \"fields\": [\"bullets\"]", "fields")]
    [InlineData("\"format\": \"shopify-translations\", \"locales\": [\"en-US\"]", "locales")]
    [InlineData("\"format\": \"shopify-translations\", \"options\": { \"localeCodes\": { \"de-DE\": \"pt-BR\" } }", "options.localeCodes")]
    [InlineData("\"format\": \"shopify-translations\", \"options\": { \"localeCodes\": { \"it-IT\": \"it\" } }", "options.localeCodes")]
    [InlineData("\"format\": \"wide\", \"options\": { \"scope\": \"shop\" }", "options.scope")]
    [InlineData("\"format\": \"wide\", \"options\": { \"preset\": \"excel\" }", "options.preset")]
    [InlineData("\"format\": \"akeneo\", \"options\": { \"attributes\": { \"slogan\": \"x\" } }", "options.attributes")]
    [InlineData("\"format\": \"akeneo\", \"options\": { \"attributes\": { \"title\": \"a b\" } }", "options.attributes")]
    [InlineData("\"format\": \"akeneo\", \"options\": { \"attributes\": { \"title\": \"x\", \"bullets\": \"x\" } }", "options.attributes")]
    [InlineData("\"format\": \"wide\", \"limits\": { \"title\": { \"unit\": \"width\" } }", "limits.title.most")]
    [InlineData("\"format\": \"wide\", \"limits\": { \"title\": { \"most\": 5, \"unit\": \"words\" } }", "limits.title.unit")]
    [InlineData("\"format\": \"wide\", \"limits\": { \"description\": { \"most\": 5 } }", "limits.description")]
    public async Task What_is_wrong_is_named_by_its_key(string keys, string where)
    {
        var result = await LoadAsync($$"""{ "name": "c", {{keys}} }""");
        Assert.Equal([$"channels[0].{where}"], result.Problems.Select(problem => problem.Where).Distinct());
    }

    private Task<CatalogLoadResult> LoadAsync(string channels) => CatalogLoader.LoadAsync(temp.Write("catalog.json", $$"""
        {
          "name": "Shop", "sourceLocale": "en-US", "locales": ["en-US", "de-DE", "pt-BR"],
          "columns": { "key": "sku", "title": "title", "facts": ["title"] },
          "fields": [{ "key": "title" }, { "key": "bullets" }, { "key": "alt_text" }],
          "channels": [{{channels}}]
        }
        """), TestContext.Current.CancellationToken);
}
