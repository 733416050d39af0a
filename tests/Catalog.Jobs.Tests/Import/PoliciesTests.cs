using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class PoliciesTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_cell_clears_or_keeps_the_value_of_before_by_its_column()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        shop.Temp.Write("a.jpg", "picture");
        await shop.ImportAsync($"{Header}\nP-1,One,blue,a;b,1,a.jpg,\n");
        var keep = Keep("title", "features", "price", "image");
        var report = await ImportAsync(shop, $"{Header}\nP-1,,,,,,\nP-2,Two,,,,,\n", keep);
        Assert.Equal((1, 1), (report.New, report.Changed));
        var product = (await new ProductStore(shop.Source).GetAsync("P-1", Token))!;
        Assert.Equal(("One", "", "a; b", "1"), (product.Value("title"), product.Value("color"), product.Value("features"), product.Attributes["price"]));
        Assert.EndsWith("a.jpg", Assert.Single(product.Pictures).Path, StringComparison.Ordinal);
        Assert.Equal("", await shop.ScalarAsync<string>("select category from product where sku = 'P-1'"));
        Assert.Equal(2, (await ImportAsync(shop, $"{Header}\nP-1,,,,,,\nP-2,Two,,,,,\n", keep)).Unchanged);
    }

    [Fact]
    public async Task A_new_product_needs_its_title_though_empty_ones_are_kept()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        Assert.Equal("no-title", Assert.Single((await ImportAsync(shop, $"{Header}\nP-1,,blue,,,,\n", Keep("title"))).Rejects).Code);
    }

    [Fact]
    public async Task A_bad_value_is_skipped_and_told_or_rejects_its_row()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var text = $"{Header}\nP-1,One,blue\u0001,,1,none.jpg,\nP-2,Two,red,,1,,\n";
        Assert.Equal("control-character", Assert.Single((await shop.ImportAsync(text, dryRun: true)).Rejects).Code);

        var skip = CellPolicies.Default with { Bad = new Dictionary<string, BadValue> { ["color"] = BadValue.SkipValue, ["image"] = BadValue.SkipValue } };
        var report = await ImportAsync(shop, text, skip);
        Assert.Equal((2, 0, 2), (report.New, report.Rejected, report.Skipped));
        Assert.Equal([(2, "color", "control-character"), (2, "image", "missing-picture")], report.Warnings.Select(value => (value.Line, value.Column, value.Code)));
        Assert.Equal(2, await shop.ScalarAsync<long>("select count(*) from import_warning"));
        Assert.Equal("", (await new ProductStore(shop.Source).GetAsync("P-1", Token))!.Value("color"));

        // It is told each time, until somebody mends it.
        var again = await ImportAsync(shop, text, skip);
        Assert.Equal((2, 2), (again.Unchanged, again.Skipped));
    }

    [Fact]
    public async Task A_skipped_value_counts_as_an_empty_cell()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\n");
        var both = Keep("color") with { Bad = new Dictionary<string, BadValue> { ["color"] = BadValue.SkipValue } };
        Assert.Equal(1, (await ImportAsync(shop, $"{Header}\nP-1,One,r\u0001,,1,,\n", both)).Unchanged);
        Assert.Equal("blue", (await new ProductStore(shop.Source).GetAsync("P-1", Token))!.Value("color"));
    }

    private static CellPolicies Keep(params string[] columns) => CellPolicies.Default with { Empty = columns.ToDictionary(column => column, _ => EmptyCell.Keep) };

    private static async Task<ImportReport> ImportAsync(TestShop shop, string text, CellPolicies policies)
    {
        var result = await shop.Importer.ImportAsync(shop.Temp.Write("products.csv", text), shop.Catalog, new ImportOptions("test") { Policies = policies }, null, Token);
        Assert.Null(result.Refusal);
        return result.Report!;
    }
}
