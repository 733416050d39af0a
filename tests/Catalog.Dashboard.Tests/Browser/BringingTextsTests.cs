using System.IO.Compression;
using System.Text;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Imports;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>An export that was edited in a spreadsheet, a zip with pictures, and the wizard by keyboard alone.</summary>
public sealed class BringingTextsTests(BrowserFixture browser, PostgresFixture postgres)
{
    private const string Edited = "Wasserkocher Tindra Nova";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_edited_export_becomes_human_text_after_a_look_at_what_changes(bool scripts)
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        var text = await EditedExport.ExportAsync(site, "shop");
        await using var visitor = await Visitor.ComeAsync(browser, site, "merchandiser", scripts: scripts);
        var page = visitor.Page;
        await page.BringAsync("shop für Anna.csv", await SavedAsync(site, text.Replace(EditedExport.Title, Edited, StringComparison.Ordinal)));
        await Expect(page.Locator("#brings")).ToHaveValueAsync("=shop");
        await Expect(page.Locator("#delimiter-now")).ToContainTextAsync("semicolon");
        if (scripts) await page.LooksWellAsync("texts-format");
        await page.ClickAsync("button[value=next]");
        await page.ClickAsync("text=Make the dry run");
        await page.UntilAsync("#texts-title", scripts);
        await Expect(page.Locator("#changes")).ToContainTextAsync(Edited);
        await Expect(page.Locator("#changes")).ToContainTextAsync("the model's text");
        if (scripts) await page.LooksWellAsync("texts-check");
        await page.ClickAsync("text=Import it");
        await page.UntilAsync("#notes-title", scripts);
        if (scripts) await page.LooksWellAsync("texts-import");
        Assert.Equal($"merchandiser, approved, {Edited}", await EditedExport.KettleAsync(site));

        // It goes out with the next export.
        Assert.Contains(Edited, await EditedExport.ExportedAsync(site, "shop"), StringComparison.Ordinal);
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task The_wizard_is_walked_by_keyboard_alone()
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        await using var visitor = await Visitor.ComeAsync(browser, site, "merchandiser");
        var page = visitor.Page;
        var rows = await File.ReadAllLinesAsync(Path.Combine(Repository.Demo, "products.csv"), TestContext.Current.CancellationToken);
        var content = $"{rows[0].Replace(",color,", ",Farbton,", StringComparison.Ordinal)}\nK-1,Kettle by keys,,,white,,,,,,,,,,,,,\n";
        await page.GotoAsync("/imports");
        await page.TabToAsync("#file");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "keys.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await page.PressKeyAsync("main form button.primary");
        await page.WaitForURLAsync("**/format");
        await page.PressKeyAsync("button[value=next]");
        await page.WaitForURLAsync("**/columns");
        await page.TabToAsync("select[name='from[color]']");
        await page.Keyboard.TypeAsync("Farbton");
        await Expect(page.Locator("select[name='from[color]']")).ToHaveValueAsync("=Farbton");
        await page.PressKeyAsync("#columns button.primary");
        await page.WaitForURLAsync("**/check");
        await page.PressKeyAsync("main form button.primary");
        await page.UntilAsync("#report-title", scripts: true);
        await page.PressKeyAsync("main form button.primary");
        await Expect(page.Locator("h1")).ToHaveTextAsync("keys.csv");
        await page.UntilAsync("#counters", scripts: true);
        Assert.Equal("white", await site.Seeder.ScalarAsync<string>("select f -> 'values' ->> 0 from product, jsonb_array_elements(facts) f where sku = 'K-1' and f ->> 'key' = 'color'"));
        visitor.ComplainsOfNothing();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_zip_brings_its_pictures(bool scripts)
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        await using var visitor = await Visitor.ComeAsync(browser, site, "merchandiser", scripts: scripts);
        var page = visitor.Page;
        var rows = await File.ReadAllLinesAsync(Path.Combine(Repository.Demo, "products.csv"), TestContext.Current.CancellationToken);
        var table = Encoding.UTF8.GetBytes($"{rows[0]}\n{rows[1]}\n{rows[1].Replace("BAG-1001", "BAG-9", StringComparison.Ordinal)}\n");
        await page.BringAsync("shop.zip", Zip(
            ("shop/products.csv", table), ("shop/pictures/BAG-1001.jpg", await File.ReadAllBytesAsync(Path.Combine(Repository.Demo, "pictures", "BAG-1001.jpg"), TestContext.Current.CancellationToken))));
        await Expect(page.Locator("table.cells-plain")).ToContainTextAsync("Velmora Metro Backpack");
        await page.ClickAsync("button[value=next]");
        await page.ClickAsync("#columns button.primary");
        await page.ClickAsync("text=Make the dry run");
        await page.UntilAsync("#report-title", scripts);
        // The second row's picture isn't in the zip.
        await Expect(page.Locator("[aria-labelledby=rejected-title]")).ToContainTextAsync("pictures/BAG-9.jpg");
        await page.ClickAsync("text=Import it");
        await page.UntilAsync("#rejects", scripts);
        var picture = await site.Seeder.ScalarAsync<string>("select pictures -> 0 ->> 'path' from product where sku = 'BAG-1001'");
        Assert.StartsWith(site.Folder.Archives, picture, StringComparison.Ordinal);
        var product = await site.Seeder.ScalarAsync<long>("select id from product where sku = 'BAG-1001'");
        Assert.Equal("image/jpeg", (await page.APIRequest.GetAsync($"/media/{product}/0")).Headers["content-type"]);
        visitor.ComplainsOfNothing();
    }

    // As Excel saves it in German: semicolons, and a byte order mark.
    private static async Task<byte[]> SavedAsync(DashboardSite site, string text)
    {
        var path = Path.Combine(site.Folder.Root, "exported.csv");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        await using var table = await TableFile.OpenAsync(path, "exported.csv", new HashSet<string>(), TableSettings.Detect with { Dialect = "none" }, TestContext.Current.CancellationToken);
        var lines = new StringBuilder().AppendLine(Line(table.Header));
        await foreach (var row in table.ReadAsync(null, TestContext.Current.CancellationToken)) lines.AppendLine(Line(row.Cells));
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return output.ToArray();
    }
}
