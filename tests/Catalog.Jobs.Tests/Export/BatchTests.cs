using System.Security.Cryptography;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Export;

/// <summary>What a channel has, batch by batch.</summary>
public sealed class BatchTests(PostgresFixture postgres)
{
    private static readonly Channel Translations = ExportShop.Channel("de", ChannelFormat.ShopifyTranslations, ["title", "description"]);

    private static readonly Channel Wide = ExportShop.Channel("shop", ChannelFormat.Wide, ["title"]);

    [Fact]
    public async Task Only_cells_that_changed_are_written_again()
    {
        await using var shop = await FilledAsync();
        Assert.Equal((3, 3, 0), await CountsAsync(shop, Translations));
        Assert.Equal((0, 0, 2), await CountsAsync(shop, Translations));
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Lampe", "Neu"));
        var (report, text) = await shop.ExportAsync(Translations);
        Assert.Equal((1, 1, 1), (report.Rows, report.Cells, report.Unchanged));
        Assert.EndsWith("PRODUCT,A-1,body_html,de,,,,<p>Neu</p>\r\n", text, StringComparison.Ordinal);
        Assert.Equal(1, await shop.Shop.ScalarAsync<long>($"select count(*) from export_item where batch_id = {report.Batch}"));
        Assert.Equal((3, 3, 0), await CountsAsync(shop, Translations, all: true));

        // Another layout: nothing of what is out says what the shop has in it.
        Assert.Equal((2, 2, 0), await CountsAsync(shop, Translations with { Fields = ["title"] }));
    }

    [Fact]
    public async Task A_receipt_says_which_file_went_out_and_a_copy_of_it_is_kept()
    {
        await using var shop = await FilledAsync();
        var (report, _) = await shop.ExportAsync(Wide);
        var bytes = await File.ReadAllBytesAsync(report.File, ExportShop.Token);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), report.Sha256);
        var kept = (await shop.Shop.ScalarAsync<string>($"select kept_file from export_batch where id = {report.Batch} and sha256 = '{report.Sha256}'"))!;
        Assert.Equal(shop.Shop.Data.Exports, Path.GetDirectoryName(kept));
        File.Delete(report.File);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(kept, ExportShop.Token));
    }

    [Fact]
    public async Task Taking_a_batch_back_writes_what_was_there_before_it()
    {
        await using var shop = await FilledAsync();
        var (first, _) = await shop.ExportAsync(Translations);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Leuchte", "Hell"));
        var (second, _) = await shop.ExportAsync(Translations);
        var (back, text) = await shop.TakeBackAsync(second.Batch);
        Assert.EndsWith("Translated content\r\nPRODUCT,A-1,title,de,,,,Lampe\r\n", text, StringComparison.Ordinal);
        Assert.Equal((1, 1, second.Batch), (back!.Rows, back.Cells, back.TakesBack));
        Assert.Equal(back.Batch, await shop.Shop.ScalarAsync<long>($"select taken_back_by from export_batch where id = {second.Batch}"));
        Assert.Contains("taken back already", (await shop.TakeBackAsync(second.Batch)).Text, StringComparison.Ordinal);

        // The approval is as it was: the next export writes the text again.
        Assert.EndsWith("A-1,title,de,,,,Leuchte\r\n", (await shop.ExportAsync(Translations)).Text, StringComparison.Ordinal);

        // Shopify ignores empty translations: what had not been there can't be taken away by a file.
        (back, _) = await shop.TakeBackAsync(first.Batch);
        Assert.Equal((0, 1), (back!.Rows, back.KeptBack));
        Assert.Equal(("A-2", "cannot-be-emptied"), (back.Held[0].Sku, back.Held[0].Code));
        Assert.Equal("There is no batch 999.", (await shop.TakeBackAsync(999)).Text);
    }

    [Fact]
    public async Task What_a_later_batch_changed_stays_when_an_earlier_one_is_taken_back()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Zwei"));
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("Zwei"));
        var (second, _) = await shop.ExportAsync(Wide);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Drei"));
        await shop.ExportAsync(Wide);
        Assert.Equal("sku,title@en-US,title@de-DE\r\nA-1,,Drei\r\nA-2,,Tisch\r\n", (await shop.TakeBackAsync(second.Batch)).Text);
    }

    [Fact]
    public async Task A_complete_file_has_empty_cells_where_nothing_had_been()
    {
        await using var shop = await FilledAsync();
        var (first, _) = await shop.ExportAsync(Wide);
        await shop.ApproveAsync("A-2", "en-US", ExportShop.Text("Table"));
        var (second, _) = await shop.ExportAsync(Wide);
        Assert.Equal("sku,title@en-US,title@de-DE\r\nA-1,,Lampe\r\nA-2,,Tisch\r\n", (await shop.TakeBackAsync(second.Batch)).Text);
        Assert.Equal("sku,title@en-US,title@de-DE\r\nA-1,,\r\nA-2,,\r\n", (await shop.TakeBackAsync(first.Batch)).Text);
        Assert.Equal(0, await shop.Shop.ScalarAsync<long>("select count(*) from published"));
    }

    [Fact]
    public async Task Two_exports_of_a_channel_at_once_take_turns()
    {
        await using var shop = await FilledAsync();
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => shop.Exporter.ExportAsync(shop.Catalog, Translations, null, $"test{i}", ExportShop.Token)));
        Assert.Equal([0, 0, 0, 3], reports.Select(report => report.Cells).Order());
        Assert.Equal(4, reports.Select(report => report.File).Distinct().Count());
    }

    private static async Task<(int Rows, int Cells, int Unchanged)> CountsAsync(ExportShop shop, Channel channel, bool all = false)
    {
        var (report, _) = await shop.ExportAsync(channel, all);
        return (report.Rows, report.Cells, report.Unchanged);
    }

    private async Task<ExportShop> FilledAsync()
    {
        var shop = await ExportShop.OpenAsync(postgres, Translations, Wide);
        await shop.ProductsAsync(2);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Lampe", "Hell"));
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("Tisch"));
        return shop;
    }
}
