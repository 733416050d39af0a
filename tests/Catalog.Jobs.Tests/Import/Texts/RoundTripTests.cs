using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Typography;
using Catalog.Jobs.Export;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Export;
using Catalog.Jobs.Tests.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Writing;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Texts;

/// <summary>What any dialect writes can be brought back: nothing changes; and after one edit exactly that text does.</summary>
public sealed class RoundTripTests(PostgresFixture postgres)
{
    private const int Products = 12;

    private static readonly Gen<string> Piece = Gen.OneOf(
        "Lampe", " ", "\"", "'", "''", ",", ";", "\t", "\n", "\r\n", "=1+1", "+49", "-5", "@x", "日本語", "مصباح", "👩‍👧", "é", "<b>", "</p>", "&amp;", "<br>", "default:", "trained_algorithmic_media:\"x\"",
        "title@de-DE", "0012", "?", "\u00A0", "#", "\\", "{{ x }}", "NULL");

    private static readonly Gen<string> Words = Piece.Array[0, 8].Select(parts => string.Concat(parts));

    private static readonly Gen<Copy> Texts = Gen.Select(Words, Words, Words.Where(word => word.Length > 0).Array[0, 3], Words).Select((title, description, bullets, seo) => new Copy(
    [
        new("title", [$"x{title}"], false), new("description", [description], false), new("bullets", bullets, true), new("seo_title", [seo], false), new("seo_description", [title], false),
    ])).Select(copy => SpaceNormalizer.Normalize(copy, "de-DE"));

    [Theory]
    [InlineData("wide", false)]
    [InlineData("long", false)]
    [InlineData("shopify-products", false)]
    [InlineData("shopify-products", true)]
    [InlineData("shopify-translations", false)]
    [InlineData("google", false)]
    [InlineData("google", true)]
    [InlineData("akeneo", false)]
    [InlineData("akeneo", true)]
    public async Task Export_and_import_is_the_identity_but_for_what_was_edited(string word, bool isForSpreadsheets)
    {
        var kind = ChannelKind.All.First(kind => kind.Word == word);
        var channel = ExportShop.Channel("shop", kind.Format, locales: ["de-DE"], options: new ChannelOptions(isForSpreadsheets ? true : null));
        await using var shop = await ExportShop.OpenAsync(postgres, channel);
        await shop.ProductsAsync(Products);
        await Texts.Array[Products].SampleAsync(async texts =>
        {
            foreach (var (i, text) in texts.Index()) await shop.ApproveAsync($"A-{i + 1}", "de-DE", text, i % 3 == 0 ? "tom" : "model");
            var (exported, _) = await shop.ExportAsync(channel, all: true);
            var report = await shop.BringAsync(await SavedAsync(shop, exported.File, channel, null), channel);
            Assert.Equal((exported.Rows, 0, 0), (report.Rows, report.Changed, report.Rejected));

            var before = await ApprovedAsync(shop);
            report = await shop.BringAsync(await SavedAsync(shop, exported.File, channel, "A-5"), channel);
            Assert.Equal((1, 0), (report.Changed, report.Rejected));
            var after = await ApprovedAsync(shop);
            Assert.Equal(["A-5"], before.Keys.Where(sku => before[sku] != after[sku]));
            var (old, now) = (Copy.Parse(before["A-5"]), Copy.Parse(after["A-5"]));
            Assert.EndsWith(" Neu", now.Field("title")!.Text, StringComparison.Ordinal);
            Assert.Equal(old.Fields.Where(field => field.Key != "title").Select(field => field.Text), now.Fields.Where(field => field.Key != "title").Select(field => field.Text));
        }, iter: 4, threads: 1);
    }

    // As a spreadsheet would save it: read, changed in one cell, written with semicolons.
    private static async Task<string> SavedAsync(ExportShop shop, string file, Channel channel, string? edited)
    {
        var layout = ChannelFiles.Of(channel);
        var saved = Path.Combine(shop.Shop.Temp.Path, $"saved{Path.GetExtension(file)}");
        await using var output = new CsvFile(saved, layout.Form with { Delimiter = ';', IsGuarded = false, IsPlain = false });
        var table = await ReadTable.OfAsync(file, TableSettings.Detect with { Dialect = "none", Delimiter = layout.Form.Delimiter });
        await output.WriteAsync(table.Header, ExportShop.Token);
        foreach (var row in table.Rows)
        {
            Assert.False(row.IsGarbled);
            var isEdited = row.Cells.Contains(edited) && (!layout.Header.Contains("field") || row.Cells.Contains("title")) && (!layout.Header.Contains("Field") || row.Cells.Contains("title"));
            await output.WriteAsync(isEdited ? row.Cells.Select((cell, i) => i == Title(layout.Header, row) ? Edit(cell) : cell) : row.Cells, ExportShop.Token);
        }

        await output.CloseAsync();
        output.Publish();
        return saved;
    }

    private static int Title(IReadOnlyList<string> header, TableRow row) =>
        header.Index().First(column => column.Item is "title@de-DE" or "text" or "Title" or "Translated content" or "name-de_DE" or "structured_title" or "title" && row.Cells[column.Index].Length > 0).Index;

    private static string Edit(string cell) => cell.StartsWith("trained_algorithmic_media:\"", StringComparison.Ordinal) ? $"{cell[..^1]} Neu\"" : $"{cell} Neu";

    private static async Task<Dictionary<string, string>> ApprovedAsync(ExportShop shop)
    {
        var texts = new Dictionary<string, string>();
        for (var i = 1; i <= Products; i++) texts.Add($"A-{i}", (await shop.ApprovedAsync($"A-{i}", "de-DE"))!);
        return texts;
    }
}
