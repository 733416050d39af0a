using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Tests.Export;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Texts;

/// <summary>Which files the wizard takes for edited exports.</summary>
public sealed class TextGuessTests(PostgresFixture postgres)
{
    private static readonly Channel[] Channels =
    [
        ExportShop.Channel("sheet", ChannelFormat.Wide),
        ExportShop.Channel("lines", ChannelFormat.Long),
        ExportShop.Channel("handles", ChannelFormat.ShopifyProducts),
        ExportShop.Channel("translations", ChannelFormat.ShopifyTranslations),
        ExportShop.Channel("google-de", ChannelFormat.Google, locales: ["de-DE"]),
        ExportShop.Channel("google-en", ChannelFormat.Google, locales: ["en-US"]),
        ExportShop.Channel("pim", ChannelFormat.Akeneo, locales: ["de-DE"], options: ChannelOptions.None with { Scope = "print" }),
    ];

    [Theory]
    [InlineData("sheet")]
    [InlineData("lines")]
    [InlineData("handles")]
    [InlineData("translations")]
    [InlineData("google-de")]
    [InlineData("google-en")]
    [InlineData("pim")]
    public async Task An_export_of_each_format_is_known_also_when_it_was_edited(string name)
    {
        await using var shop = await FilledAsync();
        foreach (var channel in Channels) await shop.ExportAsync(channel, name: $"{channel.Name}.csv");
        var text = await File.ReadAllTextAsync(Path.Combine(shop.Shop.Temp.Path, $"{name}.csv"), ExportShop.Token);
        Assert.Equal(name, await GuessAsync(shop, "a.csv", text));
        Assert.Equal(name, await GuessAsync(shop, "b.csv", text.Replace("Tisch", "Esstisch", StringComparison.Ordinal).Replace("Table", "Dinner table", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("sku,title,color,features,price,image,sheet\nA-1,Lamp,blue,,1,,\n", "")]
    [InlineData("id\ttitle\tdescription\tprice\tbrand\nA-1\tLampe\tHell\t9 EUR\tX\n", "")] // A feed of the shop's own.
    [InlineData("Handle,Title,Body (HTML),Vendor\nA-1,Lampe,<p>Hell</p>,X\n", "")]
    [InlineData("name\nx\n", "")]
    [InlineData("sku;title@de-DE\nA-1;x\n", "sheet")]
    public async Task Other_files_bring_products(string text, string expected)
    {
        await using var shop = await FilledAsync();
        foreach (var channel in Channels) await shop.ExportAsync(channel, name: $"{channel.Name}.csv");
        Assert.Equal(expected, await GuessAsync(shop, "x.csv", text));
    }

    [Fact]
    public async Task Where_nothing_was_exported_only_a_header_like_no_other_is_taken_for_texts()
    {
        await using var shop = await FilledAsync();
        Assert.Equal("sheet", await GuessAsync(shop, "a.csv", "sku,title@de-DE\nA-1,x\n"));
        Assert.Equal("", await GuessAsync(shop, "b.csv", "id\ttitle\nA-1\tx\n"));
    }

    private static async Task<string> GuessAsync(ExportShop shop, string name, string text) =>
        await new TextGuess(shop.Shop.Source, new RejectsFile(shop.Shop.Source, shop.Shop.Data))
            .ChannelAsync(shop.Shop.Temp.Write(name, text), name, shop.Catalog, TableSettings.Detect, ExportShop.Token);

    private async Task<ExportShop> FilledAsync()
    {
        var shop = await ExportShop.OpenAsync(postgres, Channels);
        await shop.ProductsAsync(2);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Lampe", "Hell", "aus Glas\n15 W", "Lampe", "Hell"));
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("Tisch", "Braun", "aus Holz", "Tisch", "Braun"));
        await shop.ApproveAsync("A-1", "en-US", ExportShop.Text("Lamp", "Bright", "of glass\n15 W", "Lamp", "Bright"));
        await shop.ApproveAsync("A-2", "en-US", ExportShop.Text("Table", "Brown", "of wood", "Table", "Brown"));
        return shop;
    }
}
