using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Export.Formats;

/// <summary>The files of other systems, written by hand from their documentation.</summary>
public sealed class ChannelFormatTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(false, "Handle,Title,Body (HTML),SEO Title,SEO Description\r\nA-1,Lampe,<p>Hell &amp; warm</p><ul><li>aus &lt;Glas&gt;</li><li>15 W</li></ul>,Lampe kaufen,Eine Lampe.\r\n")]
    [InlineData(true, "Title,URL handle,Description,SEO title,SEO description\r\nLampe,A-1,<p>Hell &amp; warm</p><ul><li>aus &lt;Glas&gt;</li><li>15 W</li></ul>,Lampe kaufen,Eine Lampe.\r\n")]
    public async Task Shopify_products_have_handle_title_and_what_we_own(bool isNew, string expected)
    {
        await using var shop = await FilledAsync();
        var (report, text) = await shop.ExportAsync(ExportShop.Channel("shop", ChannelFormat.ShopifyProducts, options: new ChannelOptions { NewHeader = isNew }));
        Assert.Equal(expected, text);
        Assert.Equal((1, 4), (report.Rows, report.Cells));
        Assert.NotEqual(0xEF, (await File.ReadAllBytesAsync(report.File, ExportShop.Token))[0]);
    }

    [Fact]
    public async Task The_handle_can_be_an_attribute_and_a_product_without_it_is_kept_back()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("Zwei"));
        await shop.Shop.ScalarAsync<int>("update product set attributes = '{}' where sku = 'A-2'");
        var (report, text) = await shop.ExportAsync(ExportShop.Channel("shop", ChannelFormat.ShopifyProducts, ["title"], options: new ChannelOptions { Key = "price" }));
        Assert.Equal("Handle,Title\r\n10,Lampe\r\n", text);
        Assert.Equal(("A-2", "de-DE", "no-key"), (report.Held.Single().Sku, report.Held.Single().Locale, report.Held.Single().Code));
    }

    [Fact]
    public async Task Shopify_translations_are_rows_beside_the_source_text()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-1", "en-US", ExportShop.Text("Lamp", "Bright"));
        var (report, text) = await shop.ExportAsync(ExportShop.Channel("de", ChannelFormat.ShopifyTranslations, ["title", "description"], options: new ChannelOptions { Key = "price" }));
        Assert.Equal(
            "Type,Identification,Field,Locale,Market,Status,Default content,Translated content\r\n" +
            "PRODUCT,'10,title,de,,,Lamp,Lampe\r\n" +
            "PRODUCT,'10,body_html,de,,,<p>Bright</p>,<p>Hell &amp; warm</p>\r\n", text);
        Assert.Equal((2, 2), (report.Rows, report.Cells));
    }

    [Fact]
    public async Task Google_is_told_what_a_model_wrote_and_what_a_person_wrote()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Große Lampe", "Hell & warm", "aus <Glas>\n15 W"), "mia");
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("24\" Monitor", "In zwei\nZeilen\tund Tab"));
        await shop.ApproveAsync("A-3", "de-DE", ExportShop.Text("\"Beste\" Lampe", "Von Hand"), "mia");
        var channel = ExportShop.Channel("google", ChannelFormat.Google);
        const string Generated = "trained_algorithmic_media:";
        const string Header = "id\tstructured_title\ttitle\tstructured_description\tdescription\r\n";
        var (_, text) = await shop.ExportAsync(channel);
        Assert.Equal(
            Header +
            $"A-1\t\tGroße Lampe\t{Generated}\"Hell & warm\"\t\r\n" +
            $"A-2\t{Generated}\"24\"\" Monitor\"\t\t{Generated}\"In zwei Zeilen und Tab\"\t\r\n" +
            "A-3\t\t\"\"\"Beste\"\" Lampe\"\t\tVon Hand\r\n", text);

        (_, text) = await shop.ExportAsync(channel with { Options = channel.Options with { EditedIsGenerated = true } });
        Assert.StartsWith($"{Header}A-1\t{Generated}\"Große Lampe\"\t\t{Generated}\"Hell & warm\"\t\r\n", text, StringComparison.Ordinal);
        Assert.Contains("A-3\t\t\"\"\"Beste\"\" Lampe\"\t\tVon Hand\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("trained_algorithmic_media", (await shop.ExportAsync(ExportShop.Channel("wide", ChannelFormat.Wide))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_memory_repeated_of_a_person_is_a_persons()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("Von Hand", "Auch"), "mia");
        await shop.ApproveAsync("A-3", "de-DE", ExportShop.Text("Von Hand", "Auch"));
        await shop.Shop.ScalarAsync<int>("update revision set origin = 'memory', reused_revision_id = (select max(id) from revision where author = 'mia') where id = (select max(id) from revision)");
        var (_, text) = await shop.ExportAsync(ExportShop.Channel("google", ChannelFormat.Google));
        Assert.Contains("A-3\t\tVon Hand\t\tAuch\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Akeneo_has_a_column_an_attribute_and_locale_and_no_gaps_that_would_clear_values()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-1", "en-US", ExportShop.Text("Lamp; small", bullets: "glass\n15 W"));
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("Nur deutsch"));
        var options = new ChannelOptions { Scope = "ecommerce", Attributes = new Dictionary<string, string> { ["bullets"] = "selling_points" } };
        var channel = ExportShop.Channel("pim", ChannelFormat.Akeneo, ["title", "bullets"], options: options);
        var (report, text) = await shop.ExportAsync(channel);
        const string Header = "sku;name-en_US-ecommerce;name-de_DE-ecommerce;selling_points-en_US-ecommerce;selling_points-de_DE-ecommerce\r\n";
        const string First = "A-1;\"Lamp; small\";Lampe;\"glass\n15 W\";\"aus <Glas>\n15 W\"\r\n";
        Assert.Equal(Header + First, text);
        Assert.Equal(("A-2", "incomplete"), (report.Held.Single().Sku, report.Held.Single().Code));
        (_, text) = await shop.ExportAsync(channel with { Options = options with { TakesIncomplete = true } }, all: true);
        Assert.Equal($"{Header}{First}A-2;;Nur deutsch;;\r\n", text);
    }

    [Theory]
    [InlineData(LengthUnit.Characters, 3, "日本語", "日本語版")]
    [InlineData(LengthUnit.Bytes, 9, "日本語", "日本語a")]
    [InlineData(LengthUnit.Width, 6, "日本語", "日本語a")]
    public async Task A_text_over_a_channels_limit_is_kept_back_and_listed_never_cut(LengthUnit unit, int most, string fits, string tooLong)
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text(fits));
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text(tooLong));
        var channel = ExportShop.Channel("all", ChannelFormat.Wide, ["title"], ["de-DE"]) with { Limits = [new("title", most, unit)] };
        var (report, text) = await shop.ExportAsync(channel);
        Assert.Equal($"sku,title@de-DE\r\nA-1,{fits}\r\n", text);
        Assert.Equal((1, 1, 1), (report.Cells, report.Skipped, report.KeptBack));
        Assert.Equal(("A-2", "de-DE", "title", "limit"), (report.Held[0].Sku, report.Held[0].Locale, report.Held[0].Field, report.Held[0].Code));
        Assert.Equal("title limit", await shop.Shop.ScalarAsync<string>($"select field || ' ' || code from export_skip where batch_id = {report.Batch}"));
    }

    [Fact]
    public async Task Google_takes_150_characters_of_a_title()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text(new string('a', 150)));
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text(new string('a', 151)));
        var (report, _) = await shop.ExportAsync(ExportShop.Channel("google", ChannelFormat.Google));
        Assert.Equal((1, "A-2"), (report.Rows, report.Held.Single().Sku));
        Assert.Contains("151 characters", report.Held[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_programs_has_formulas_as_they_are_and_says_so()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("=1+1"));
        var channel = ExportShop.Channel("shop", ChannelFormat.ShopifyProducts, ["title"]);
        var (report, text) = await shop.ExportAsync(channel);
        Assert.Equal("Handle,Title\r\nA-1,=1+1\r\n", text);
        Assert.Contains("1 cell starts like a formula", Assert.Single(report.Notes), StringComparison.Ordinal);
        (report, text) = await shop.ExportAsync(channel with { Options = new ChannelOptions(true) });
        Assert.Equal("Handle,Title\r\nA-1,'=1+1\r\n", text);
        Assert.Empty(report.Notes);
    }

    private async Task<ExportShop> FilledAsync()
    {
        var shop = await ExportShop.OpenAsync(postgres);
        await shop.ProductsAsync(3);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Lampe", "Hell & warm", "aus <Glas>\n15 W", "Lampe kaufen", "Eine Lampe."));
        return shop;
    }
}
