using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Checks;
using Catalog.Jobs.Tests.Import;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Export;

public sealed class ExporterTests(PostgresFixture postgres)
{
    private static readonly Channel Wide = new("shop", ChannelFormat.Wide, ["title", "bullets"], ["en-US", "de-DE"]);

    private static readonly CatalogDefinition Rules = CheckSamples.Catalog;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wide_channel_has_one_row_a_product_with_approved_texts_only()
    {
        await using var shop = await FilledAsync();
        var (report, text) = await ExportAsync(shop, Wide);
        Assert.Equal(
            "sku,title@en-US,bullets@en-US,title@de-DE,bullets@de-DE\r\n" +
            "P-1,'=One,\"light\nwarm, \"\"very\"\"\",Eins,\r\n" +
            "P-3,Three,,,\r\n", text);
        Assert.Equal((2, 4, 1), (report.Rows, report.Cells, report.Skipped));
        Assert.Equal(["P-1/de-DE/1", "P-1/en-US/2", "P-3/en-US/1"], await shop.ScalarAsync<string[]>($"""
            select array_agg(p.sku || '/' || c.locale || '/' || r.number order by p.sku, c.locale)
            from export_item i join copy c on c.id = i.copy_id join revision r on r.id = i.revision_id join product p on p.id = c.product_id
            where i.batch_id = {report.BatchId}
            """) ?? []);
        Assert.Equal("shop wide 2 4 1 test", await shop.ScalarAsync<string>("select concat_ws(' ', channel, format, rows, cells, skipped, created_by) from export_batch"));
    }

    [Fact]
    public async Task A_long_channel_has_one_row_a_field_and_takes_its_own_fields_and_locales()
    {
        await using var shop = await FilledAsync();
        var (report, text) = await ExportAsync(shop, Wide with { Name = "feed", Format = ChannelFormat.Long });
        Assert.Equal(
            "sku,locale,field,text,revision\r\n" +
            "P-1,en-US,title,'=One,2\r\nP-1,en-US,bullets,\"light\nwarm, \"\"very\"\"\",2\r\nP-1,de-DE,title,Eins,1\r\n" +
            "P-3,en-US,title,Three,1\r\n", text);
        Assert.Equal((4, 4), (report.Rows, report.Cells));

        (report, text) = await ExportAsync(shop, new Channel("titles", ChannelFormat.Long, ["title"], ["de-DE"]));
        Assert.Equal("sku,locale,field,text,revision\r\nP-1,de-DE,title,Eins,1\r\n", text);
        Assert.Equal((1, 1, 1), (report.Rows, report.Cells, report.Skipped));
    }

    [Fact]
    public async Task It_goes_on_past_a_page_of_products()
    {
        await using var shop = await FilledAsync();
        await shop.ImportAsync(string.Join('\n', [TestShop.Header, .. Enumerable.Range(0, 1200).Select(i => $"M-{i:0000},One,blue,,1,,")]));
        await ApproveAsync(shop, "M-%", "en-US", """{"title": "Many"}""");
        var (report, text) = await ExportAsync(shop, Wide);
        Assert.Equal(1202, report.Rows);
        Assert.Equal(1203, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_leaves_no_batch_and_no_rest()
    {
        await using var shop = await FilledAsync();
        var blocked = shop.Temp.Write("blocked", "a file, no folder");
        await Assert.ThrowsAnyAsync<IOException>(() => Exporter(shop).ExportAsync(Rules, Wide, Path.Combine(blocked, "out.csv"), "test", Token));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Exporter(shop).ExportAsync(Rules, Wide, Path.Combine(shop.Temp.Path, "out/out.csv"), "test", stop.Token));
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from export_batch"));
        Assert.False(Directory.Exists(Path.Combine(shop.Temp.Path, "out")) && Directory.EnumerateFiles(Path.Combine(shop.Temp.Path, "out")).Any());
    }

    [Fact]
    public async Task Without_a_path_it_goes_to_the_data_folder_under_channel_and_time()
    {
        await using var shop = await FilledAsync();
        var report = await Exporter(shop).ExportAsync(Rules, Wide, null, "test", Token);
        Assert.Equal(Path.Combine(shop.Data.Exports, "shop-20261124-033000-000.csv"), report.File);
        Assert.Equal([report.File], Directory.GetFiles(shop.Data.Exports));
    }

    [Fact]
    public async Task A_text_that_an_enforced_check_objects_to_stays_in_the_house_until_the_finding_is_dismissed()
    {
        await using var shop = await FilledAsync();
        await shop.ScalarAsync<int>("""
            insert into finding (product_id, copy_id, revision_id, field, type, severity, source, found, expected, message, fingerprint)
            select c.product_id, c.id, c.approved_revision_id, 'title', 'locale.spacing', 'minor', 'spacing', '  ', ' ', 'Two spaces.', '' from copy c
            join product p on p.id = c.product_id where p.sku = 'P-3' and c.locale = 'en-US'
            """);
        var enforcing = Rules with { Flags = new([new("enforced", "spacing")]) };
        var path = Path.Combine(shop.Temp.Path, "out.csv");
        var report = await Exporter(shop).ExportAsync(enforcing, Wide, path, "test", Token);
        Assert.Equal((1, 1, 2), (report.Rows, report.Blocked, report.Skipped));
        Assert.DoesNotContain("P-3", await File.ReadAllTextAsync(path, Token), StringComparison.Ordinal);
        Assert.Equal(2, await shop.ScalarAsync<long>($"select count(*) from export_item where batch_id = {report.BatchId}"));

        await shop.ScalarAsync<int>("update finding set dismissed_at = now()");
        Assert.Equal((2, 0), ((await Exporter(shop).ExportAsync(enforcing, Wide, path, "test", Token)) is var second ? second.Rows : 0, second.Blocked));
    }

    private static Exporter Exporter(TestShop shop) => new(shop.Source, new ProductStore(shop.Source), shop.Data, new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 3, 30, 0, TimeSpan.Zero)));

    private static async Task<(ExportReport Report, string Text)> ExportAsync(TestShop shop, Channel channel)
    {
        var report = await Exporter(shop).ExportAsync(Rules, channel, Path.Combine(shop.Temp.Path, "out", "texts.csv"), "test", Token);
        var bytes = await File.ReadAllBytesAsync(report.File, Token);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        return (report, System.Text.Encoding.UTF8.GetString(bytes[3..]));
    }

    // P-1 is approved in both locales, in en-US a second revision; P-2 has a draft only; P-3 is approved in en-US.
    private async Task<TestShop> FilledAsync()
    {
        var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync($"{TestShop.Header}\nP-1,One,blue,,1,,\nP-2,Two,blue,,1,,\nP-3,Three,blue,,1,,\n");
        await ApproveAsync(shop, "P-1", "en-US", """{"title": "old", "bullets": []}""");
        await ApproveAsync(shop, "P-1", "en-US", """{"title": "=One", "bullets": ["light", "warm, \"very\""]}""");
        await ApproveAsync(shop, "P-1", "de-DE", """{"title": "Eins", "bullets": []}""");
        await ApproveAsync(shop, "P-3", "en-US", """{"title": "Three", "bullets": []}""");
        await shop.ScalarAsync<int>("insert into copy (product_id, locale, state) select id, 'de-DE', 'needs_review' from product where sku = 'P-2'");
        return shop;
    }

    private static async Task ApproveAsync(TestShop shop, string sku, string locale, string raw)
    {
        await using var connection = await shop.Source.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(new CommandDefinition("""
            with text as (
                insert into copy (product_id, locale, state) select id, @locale, 'approved' from product where sku like @sku
                on conflict (product_id, locale) do update set version = copy.version + 1 returning id, version
            ), revised as (
                insert into revision (copy_id, number, author, texts, raw) select id, version, 'model', @raw::jsonb, @raw from text returning id, copy_id
            )
            select 1
            """, new { sku, locale, raw }, cancellationToken: Token));
        await connection.ExecuteAsync(new CommandDefinition("""
            update copy c set approved_revision_id = (select max(id) from revision where copy_id = c.id) where locale = @locale
            and product_id in (select id from product where sku like @sku)
            """, new { sku, locale }, cancellationToken: Token));
    }
}
