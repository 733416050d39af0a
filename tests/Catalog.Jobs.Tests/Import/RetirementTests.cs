using Catalog.Jobs.Import;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class RetirementTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_that_vanished_from_a_full_file_is_retired_and_comes_back()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync(File(1, 2, 3));
        await shop.ScalarAsync<int>("insert into copy (product_id, locale, state) select id, 'de-DE', 'needs_review' from product");
        var part = await shop.ImportAsync(File(1, 3));
        Assert.Equal((0, 2), (part.Retired, part.Unchanged));

        var full = await FullAsync(shop, File(1, 3));
        Assert.Equal((1, 2, 0), (full.Retired, full.Unchanged, full.StaleTexts));
        Assert.Equal(1, await shop.ScalarAsync<int>("select retired from import order by id desc limit 1"));
        var store = new ProductStore(shop.Source);
        Assert.True((await store.GetAsync("P-2", Token))!.IsRetired);
        Assert.Equal(["P-1", "P-3"], (await store.PageAsync(0, 10, Token)).Select(product => product.Sku));
        Assert.Equal(2, await shop.ScalarAsync<int>("select texts from copy_count where locale = 'de-DE'"));
        Assert.Equal(2, (await QueueAsync(shop)).Count);
        Assert.Equal(0, (await FullAsync(shop, File(1, 3))).Retired);

        var back = await shop.ImportAsync(File(2));
        Assert.Equal((0, 1, 2), (back.New, back.Changed, back.StaleTexts));
        Assert.False((await store.GetAsync("P-2", Token))!.IsRetired);
        Assert.Equal(3, (await QueueAsync(shop)).Count);
        Assert.Equal(1, (await shop.ImportAsync(File(2))).Unchanged);
    }

    [Fact]
    public async Task A_product_whose_row_is_rejected_has_not_vanished()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync(File(1, 2, 3));
        var report = await FullAsync(shop, $"{Header}\nP-1,,blue,,1,,\nP-2,Two,blue\nP-3,\"Three\" x,blue,,1,,\n");
        Assert.Equal((3, 0), (report.Rejected, report.Retired));
    }

    [Fact]
    public async Task A_file_that_lacks_much_of_the_catalogue_is_refused_unless_it_is_meant()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync(File([.. Enumerable.Range(0, 40)]));
        var refused = await TryFullAsync(shop, File([.. Enumerable.Range(0, 27)]), many: false);
        Assert.Contains("lacks 13 of the catalogue's 40 products", refused.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from product where retired_at is not null"));
        Assert.Equal(12, (await TryFullAsync(shop, File([.. Enumerable.Range(0, 28)]), many: false)).Report!.Retired);
        Assert.Equal(27, (await TryFullAsync(shop, File(0), many: true)).Report!.Retired);
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(11, 20, false)]
    [InlineData(30, 100, true)]
    [InlineData(31, 100, false)]
    public void A_handful_may_always_go_and_a_third_never(int vanished, int products, bool plausible) =>
        Assert.Equal(plausible, Retirement.IsPlausible(vanished, products));

    [Fact]
    public async Task A_dry_run_says_what_a_full_file_would_retire()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync(File(1, 2));
        var file = shop.Temp.Write("full.csv", File(1));
        var report = (await shop.Importer.ImportAsync(file, shop.Catalog, new ImportOptions("test", DryRun: true) { Full = true }, null, Token)).Report!;
        Assert.Equal(1, report.Retired);
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from product where retired_at is not null"));
    }

    [Fact]
    public async Task A_rejects_file_is_not_the_whole_catalogue()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var first = await shop.ImportAsync(File(1) + ",Two,blue,,1,,\n");
        var report = (await shop.Importer.ImportAsync(first.RejectsFile!, shop.Catalog, new ImportOptions("test") { Full = true }, null, Token)).Report!;
        Assert.Equal(0, report.Retired);
        Assert.Contains(report.Notes, note => note.Contains("nothing was retired", StringComparison.Ordinal));
    }

    private static string File(params int[] numbers) => $"{Header}\n{string.Concat(numbers.Select(i => $"P-{i},Title {i},blue,,1,,\n"))}";

    private static async Task<ImportReport> FullAsync(TestShop shop, string text) => (await TryFullAsync(shop, text, many: false)).Report!;

    private static Task<ImportResult> TryFullAsync(TestShop shop, string text, bool many) =>
        shop.Importer.ImportAsync(shop.Temp.Write("full.csv", text), shop.Catalog, new ImportOptions("test") { Full = true, RetireMany = many }, null, Token);

    private static async Task<IReadOnlyList<long>> QueueAsync(TestShop shop)
    {
        var queue = new ReviewQueue(shop.Source, TimeProvider.System);
        var ids = new List<long>();
        while (await queue.TakeAsync(new ReviewFilter("needs_review", null), null, "anna", Token, [.. ids]) is { } id) ids.Add(id);
        return ids;
    }
}
