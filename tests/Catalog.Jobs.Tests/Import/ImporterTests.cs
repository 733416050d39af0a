using System.Text;
using Catalog.Jobs.Import;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class ImporterTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(",", false)]
    [InlineData(";", true)]
    [InlineData("\t", false)]
    public async Task The_delimiter_and_the_byte_order_mark_are_found_out(string delimiter, bool mark)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var text = $"{Header}\nP-1,Ein Rucksack,blau,,\"1.90\",,\r\n".Replace(",", delimiter, StringComparison.Ordinal);
        var file = shop.Temp.Write("products.csv", [.. mark ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.UTF8.GetBytes(text)]);
        var report = (await shop.ImportFileAsync(file)).Report!;
        Assert.Equal((1, delimiter[0], mark ? "UTF-8 with BOM" : "UTF-8"), (report.New, report.Delimiter, report.Encoding));
        Assert.Equal("Ein Rucksack", (await new ProductStore(shop.Source).GetAsync("P-1", Token))!.Value("title"));
    }

    [Fact]
    public async Task Values_are_cleaned()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync($"{Header}\n P-1 ,\"Two\r\nlines\nand\ta tab \",'=blue,\" a ;; b;\",-1,,\nP-2,24\" monitor,'quoted',,,,");
        var store = new ProductStore(shop.Source);
        var product = (await store.GetAsync("P-1", Token))!;
        Assert.Equal("Two lines and a tab", product.Value("title"));
        Assert.Equal("=blue", product.Value("color"));
        Assert.Equal(["a", "b"], product.Fact("features")!.Values);
        Assert.Equal("-1", product.Attributes["price"]);
        var other = (await store.GetAsync("P-2", Token))!;
        Assert.Equal(("24\" monitor", "'quoted'"), (other.Value("title"), other.Value("color")));
        Assert.Null(other.Fact("features"));
    }

    [Fact]
    public async Task Only_what_changed_is_written()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\nP-2,Two,blue,,1,,\nP-3,Three,blue,,1,,\n");
        var before = await shop.ScalarAsync<string>("select xmin::text from product where sku = 'P-1'");
        var report = await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\nP-2,Two,blue,,2,,\nP-4,Four,red,,1,,\n");
        Assert.Equal((1, 1, 1), (report.New, report.Changed, report.Unchanged));
        Assert.Equal(before, await shop.ScalarAsync<string>("select xmin::text from product where sku = 'P-1'"));
        Assert.Equal(4, await shop.ScalarAsync<long>("select count(*) from product"));
    }

    [Fact]
    public async Task A_picture_with_another_content_changes_its_product()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        shop.Temp.Write("a.jpg", "first");
        await shop.ImportAsync($"{Header}\nP-1,One,blue,,,a.jpg,\n");
        Assert.Equal(1, (await shop.ImportAsync($"{Header}\nP-1,One,blue,,,a.jpg,\n")).Unchanged);
        shop.Temp.Write("a.jpg", "second");
        Assert.Equal(1, (await shop.ImportAsync($"{Header}\nP-1,One,blue,,,a.jpg,\n")).Changed);
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_keeps_nothing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\n,Two,blue,,1,,\n", dryRun: true);
        Assert.Equal((2, 1, 1), (report.Rows, report.New, report.Rejected));
        Assert.Equal("no-key", Assert.Single(report.Rejects).Code);
        Assert.Null(report.ImportId);
        Assert.Equal(0, await shop.ScalarAsync<long>("select (select count(*) from product) + (select count(*) from import) + (select count(*) from import_reject)"));
        Assert.Empty(Directory.GetFiles(shop.Data.Rejects));
    }

    [Fact]
    public async Task Columns_that_the_catalogue_does_not_name_are_ignored_and_told()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"stock,{Header},\n5,P-1,One,blue,,1,,,x\n");
        Assert.Equal(1, report.New);
        Assert.Contains("stock", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sku,title,color,price,image,sheet\nP-1,One,blue,1,,\n", "\"features\"")]
    [InlineData("sku,title,color,features,price,image,sheet,color\nP-1,One,blue,,1,,,\n", "\"color\" twice")]
    [InlineData("", "is empty")]
    [InlineData("\n\n", "no header")]
    [InlineData($"{Header}\nP-1,One,blue,,1,,\n\nP-2,\"Two,blue,,1,,\nP-3,Three,red,,1,,\n", "line 4")]
    public async Task A_file_that_cannot_be_used_is_refused_whole(string text, string expected)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var result = await shop.TryImportAsync(text);
        Assert.Null(result.Report);
        Assert.Contains(expected, result.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from product"));
        Assert.Equal(result.Refusal, await shop.ScalarAsync<string>("select error from import where state = 'failed'"));
    }

    [Theory]
    [InlineData("latin1", "windows-1252")]
    [InlineData("utf-16", "UTF-16LE")]
    public async Task A_file_in_another_encoding_is_read_as_well(string encoding, string expected)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var target = Encoding.GetEncoding(encoding);
        var file = shop.Temp.Write("products.csv", [.. target.GetPreamble(), .. target.GetBytes($"{Header}\nP-1,One,blue,,1,,\nP-2,Süß,blue,,1,,\n")]);
        Assert.Equal(expected, (await shop.ImportFileAsync(file)).Report!.Encoding);
        Assert.Equal("Süß", (await new ProductStore(shop.Source).GetAsync("P-2", Token))!.Value("title"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        Assert.Contains("none.csv", (await shop.ImportFileAsync(Path.Combine(shop.Temp.Path, "none.csv"))).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_killed_is_marked_by_the_next()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ScalarAsync<long>("insert into import (file_name, state, started_by) values ('a.csv', 'running', 'test') returning id");
        await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\n");
        Assert.Equal(["failed", "finished"], await shop.ScalarAsync<string[]>("select array_agg(state order by id) from import") ?? []);
    }

    [Fact]
    public async Task A_stop_in_the_middle_leaves_nothing_behind()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("products.csv", string.Join('\n', [Header, .. Enumerable.Range(0, 2000).Select(i => $"P-{i},One,blue,,1,,")]));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var progress = new StopAt(1000, stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Importer.ImportAsync(file, shop.Catalog, new ImportOptions("test"), progress, stop.Token));
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from product"));
        Assert.Equal("failed", await shop.ScalarAsync<string>("select state from import"));
        Assert.Equal(2000, (await shop.ImportFileAsync(file)).Report!.New);
    }

    [Fact]
    public async Task Imports_of_the_same_products_take_turns()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("products.csv", string.Join('\n', [Header, .. Enumerable.Range(0, 200).Select(i => $"P-{i},One,blue,,1,,")]));
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.ImportFileAsync(file), Token)));
        Assert.Equal([0, 0, 0, 200], results.Select(result => result.Report!.New).Order());
        Assert.Equal(600, results.Sum(result => result.Report!.Unchanged));
    }

    private sealed class StopAt(int rows, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            Assert.InRange(value.Bytes, 0, value.TotalBytes);
            if (value.Rows >= rows) stop.Cancel();
        }
    }
}
