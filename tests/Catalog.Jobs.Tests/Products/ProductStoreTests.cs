using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Import;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Products;

public sealed class ProductStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Products_are_found_by_number_by_id_and_page_by_page()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync(string.Join('\n', ["sku,title,color,features,price,image,sheet", .. Enumerable.Range(1, 7).Select(i => $"P-{i},Title {i},blue,a; b,{i}.90,,")]));
        var store = new ProductStore(shop.Source);

        var product = await store.GetAsync("P-3", Token);
        Assert.Equal("a; b", product!.Value("features"));
        Assert.Equal(["title", "color", "features"], product.Facts.Select(fact => fact.Key));
        Assert.Equal("3.90", product.Attributes["price"]);
        Assert.Equal("P-3", (await store.GetAsync(product.Id, Token))!.Sku);
        Assert.Null(await store.GetAsync("P-8", Token));

        var pages = new List<IReadOnlyList<Product>>();
        await foreach (var page in store.PagesAsync(3, Token)) pages.Add(page);
        Assert.Equal([3, 3, 1], pages.Select(page => page.Count));
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"P-{i}"), pages.SelectMany(page => page).Select(one => one.Sku));
        Assert.Equal(2, (await store.GetAsync([product.Id, pages[0][0].Id, 0], Token)).Count);
    }

    [Fact]
    public async Task The_vocabulary_has_each_value_once_and_leaves_open_lists_out()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync(string.Join('\n', ["sku,title,color,features,price,image,sheet", .. Enumerable.Range(0, 501).Select(i => $"P-{i},Title {i},{(i % 2 == 0 ? "blue" : "red")},soft; warm,,,")]));
        var vocabulary = await new ProductStore(shop.Source).FactVocabularyAsync(Token);
        Assert.Equal(["blue", "red"], vocabulary.Of("color").Order());
        Assert.Equal(["soft", "warm"], vocabulary.Of("features").Order());
        Assert.Empty(vocabulary.Of("title"));
        Assert.Equal(["color"], vocabulary.KeysWith("red"));
    }
}
