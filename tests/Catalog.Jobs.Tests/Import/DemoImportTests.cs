using Catalog.Jobs.Import;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class DemoImportTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_one_rows_are_forty_eight_products_and_three_rejects_and_the_second_night_changes_two()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var first = await ImportAsync(shop, "products.csv");
        Assert.Equal((51, 51, 48, 0, 0, 3), (first.Rows, first.Items, first.New, first.Changed, first.Unchanged, first.Rejected));
        Assert.Equal([(22, "no-key", "sku"), (43, "duplicate-key", "sku"), (44, "no-title", "title")], first.Rejects.Select(reject => (reject.Line, reject.Code, reject.Column)));
        Assert.Contains("line 9", first.Rejects[1].Reason, StringComparison.Ordinal);

        var product = await new ProductStore(shop.Source).GetAsync("MUG-1002", Token);
        Assert.Equal(["title", "brand", "category", "color", "material", "capacity", "features"], product!.Facts.Select(fact => fact.Key));
        Assert.Equal(["dishwasher safe", "leak-proof lid"], product.Fact("features")!.Values);
        Assert.Equal(Path.Combine(DemoCatalog.Folder, "pictures/MUG-1002.jpg"), Assert.Single(product.Pictures).Path);
        Assert.Equal(Path.Combine(DemoCatalog.Folder, "documents/MUG-1002/data-sheet.pdf"), Assert.Single(product.Documents).Path);
        Assert.Equal("120.90", product.Attributes["price"]);

        var again = await ImportAsync(shop, "products.csv");
        Assert.Equal((0, 0, 48, 3), (again.New, again.Changed, again.Unchanged, again.Rejected));
        var night = await ImportAsync(shop, "products-second-night.csv");
        Assert.Equal((0, 2, 46, 0), (night.New, night.Changed, night.Unchanged, night.Rejected));
        Assert.Null(night.RejectsFile);
        Assert.Equal("1001 ml", (await new ProductStore(shop.Source).GetAsync("BTL-1031", Token))!.Value("capacity"));
    }

    private static async Task<ImportReport> ImportAsync(TestShop shop, string file)
    {
        var catalog = await DemoCatalog.LoadAsync();
        return (await shop.Importer.ImportAsync(Path.Combine(DemoCatalog.Folder, file), catalog, new ImportOptions("test"), null, Token)).Report!;
    }
}
