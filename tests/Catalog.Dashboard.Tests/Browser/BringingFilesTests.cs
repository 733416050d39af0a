using System.Text;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Tests.Storage;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>A newcomer brings files through the wizard, sees the dry run, corrects a rejected row and brings it again.</summary>
public sealed class BringingFilesTests(BrowserFixture browser, PostgresFixture postgres)
{
    private const string Shopify =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status\n" +
        "metro,Metro Backpack,<p>A roomy backpack.</p>,Velmora,Backpack,bags,TRUE,Color,Yellow,M-1,99.00,active\n" +
        "metro,,,,,,,,Blue,M-2,99.00,\n" +
        "echo,,<p>A shirt.</p>,Borealo,T-Shirt,shirts,TRUE,Title,Default Title,E-1,19.00,active\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_semicolon_file_in_windows_1252_comes_in_and_a_rejected_row_is_corrected(bool scripts)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = "Artikelnummer;Bezeichnung;Farbe;Größe\r\nR-1;Rucksack für Mädchen;grün;groß\r\nR-2;;weiß;klein\r\nR-3;Tasse;gelb;mittelgroß\r\n";
        await using var site = await DashboardSite.StartAsync(postgres);
        await using var visitor = await Visitor.ComeAsync(browser, site, "merchandiser", scripts: scripts);
        var page = visitor.Page;
        await BringAsync(page, "lieferant-7.csv", Encoding.GetEncoding(1252).GetBytes(text));
        await Expect(page.Locator("#encoding-now")).ToContainTextAsync("windows-1252");
        await Expect(page.Locator("#delimiter-now")).ToContainTextAsync("semicolon");
        await Expect(page.Locator("table.cells-plain")).ToContainTextAsync("Rucksack für Mädchen");
        await LooksWellAsync(page, "wizard-format", scripts);

        await page.ClickAsync("button[value=next]");
        foreach (var select in await page.Locator("select[name^='from[']").AllAsync()) await select.SelectOptionAsync("none");
        foreach (var (column, from) in new[] { ("sku", "Artikelnummer"), ("title", "Bezeichnung"), ("color", "Farbe") })
            await page.SelectOptionAsync($"select[name='from[{column}]']", $"={from}");
        if (scripts) await Expect(page.Locator("#sample")).ToContainTextAsync("color: grün");
        await page.FillAsync("#name", "Lieferant");
        await LooksWellAsync(page, "wizard-columns", scripts);
        await page.ClickAsync("#columns button.primary");

        await CheckAsync(page, scripts);
        await Expect(page.Locator("[aria-labelledby=rejected-title]")).ToContainTextAsync("The row has no title.");
        await LooksWellAsync(page, "wizard-check", scripts);
        await ImportAsync(page, scripts);
        await page.ClickAsync("text=Correct it here");
        await LooksWellAsync(page, "wizard-fix", scripts);
        await page.FillAsync("[aria-invalid=true]", "Becher");
        await page.ClickAsync("text=Import this row");
        await Expect(page.Locator(".receipt")).ToContainTextAsync("1 were fixed and brought again and are in now; 0 still out.");
        Assert.Equal("Becher", await site.Seeder.ScalarAsync<string>("select title from product where sku = 'R-2'"));
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task A_shopify_export_starts_the_catalogue_and_a_rejected_product_is_corrected()
    {
        await using var site = await DashboardSite.StartAsync(postgres, hasCatalog: false);
        await using var visitor = await Visitor.ComeAsync(browser, site, "merchandiser");
        var page = visitor.Page;
        await BringAsync(page, "products_export.csv", Encoding.UTF8.GetBytes(Shopify));
        await Expect(page.Locator("#dialect-now")).ToContainTextAsync("shopify-products");
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("starts one");
        await page.ClickAsync("button[value=next]");
        await CheckAsync(page, scripts: true);
        await Expect(page.Locator("[aria-labelledby=report-title]")).ToContainTextAsync("there is no catalogue: importing it writes");
        await Expect(page.Locator("[aria-labelledby=rejected-title]")).ToContainTextAsync("The row has no title.");
        await ImportAsync(page, scripts: true);
        Assert.True(File.Exists(Path.Combine(site.Folder.Root, "catalog.json")));
        await page.ClickAsync("text=Correct it here");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Echo T-Shirt");
        await page.ClickAsync("text=Import this row");
        await Expect(page.Locator(".receipt")).ToContainTextAsync("1 were fixed and brought again and are in now; 0 still out.");
        Assert.Equal("Echo T-Shirt,Metro Backpack", await site.Seeder.ScalarAsync<string>("select string_agg(title, ',' order by title) from product"));
        visitor.ComplainsOfNothing();
    }

    private static async Task BringAsync(IPage page, string name, byte[] content)
    {
        await page.GotoAsync("/imports");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
        await page.ClickAsync("text=Bring it");
        await page.WaitForURLAsync("**/format");
    }

    private static async Task CheckAsync(IPage page, bool scripts)
    {
        await page.ClickAsync("text=Make the dry run");
        await UntilAsync(page, "#report-title", scripts);
    }

    private static async Task ImportAsync(IPage page, bool scripts)
    {
        await page.ClickAsync("text=Import it");
        await UntilAsync(page, "#rejects", scripts);
    }

    // Without scripts a person looks again.
    private static async Task UntilAsync(IPage page, string selector, bool scripts)
    {
        for (var attempt = 0; !scripts && attempt < 600 && await page.Locator(selector).CountAsync() == 0; attempt++) await page.ReloadAsync();
        await Expect(page.Locator(selector)).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task LooksWellAsync(IPage page, string name, bool scripts)
    {
        if (!scripts) return;
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 400) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            await Screenshots.TakeAsync(page, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}", whole: true);
            Assert.Empty((await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        }

        await page.SetViewportSizeAsync(1280, 900);
    }
}
