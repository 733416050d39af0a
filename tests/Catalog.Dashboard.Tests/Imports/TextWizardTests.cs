using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Imports;

/// <summary>An export that a person edited in a spreadsheet, brought through the wizard without scripts.</summary>
public sealed class TextWizardTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private SiteClient client = null!;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        client = await site.ClientAsync("merchandiser");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("feed")]
    public async Task It_is_recognised_previewed_and_becomes_a_persons_text(string channel)
    {
        var text = await EditedExport.ExportAsync(site, channel);
        var format = await client.BringAsync("für Anna.csv", text.Replace(EditedExport.Title, "Wasserkocher Tindra Nova", StringComparison.Ordinal));
        Assert.Equal($"={channel}", Chosen(format));
        Assert.Contains("Changed cells become a person's texts", format.TextOf("#brings-now"), StringComparison.Ordinal);
        Assert.Equal(["1Format", "2Dry run", "3Import"], format.Document.QuerySelectorAll(".steps li").Select(step => step.TextContent.Trim()));

        var check = await client.PressAsync(format, "button[value=next]");
        Assert.Empty(check.Document.QuerySelectorAll("input[name=full]"));
        await client.PressAsync(check, "main button.primary");
        check = await client.UntilAsync("/imports/drafts/1/check", "#texts-title");
        Assert.Equal(["2", "1", "1"], check.Document.QuerySelectorAll("#texts-title ~ .figures dd").Select(figure => figure.TextContent));
        var change = check.Document.QuerySelector("#changes tbody tr")!;
        Assert.Equal(
            ["KTL-1042", "de-DE", EditedExport.Title, "Wasserkocher Tindra Nova", "the model's text"],
            change.Children.Where((_, i) => i is not (2 or 3)).Select(cell => cell.TextContent));
        Assert.Equal("de-DE", change.Children[5].GetAttribute("lang"));
        Assert.StartsWith("model, approved", await EditedExport.KettleAsync(site), StringComparison.Ordinal);

        await client.PressAsync(check, "main button.primary");
        var import = await client.UntilAsync("/imports/drafts/1/check", "#notes-title");
        Assert.Contains($"edited texts of {channel}", import.TextOf(".page-head"), StringComparison.Ordinal);
        Assert.Equal("merchandiser, approved, Wasserkocher Tindra Nova", await EditedExport.KettleAsync(site));
        Assert.Equal("merchandiser", await site.Seeder.ScalarAsync<string>("select started_by from import where kind = 'texts'"));
    }

    [Fact]
    public async Task A_conflict_is_shown_before_and_overwrites_nothing()
    {
        var text = await EditedExport.ExportAsync(site, "shop");
        await site.Seeder.ExecuteAsync("""
            with newer as (
                insert into revision (copy_id, number, author, texts, raw)
                select c.id, 9, 'tom', replace(r.texts::text, @Title, 'Von Tom')::jsonb, replace(r.raw, @Title, 'Von Tom')
                from copy c join product p on p.id = c.product_id join revision r on r.id = c.newest_revision_id where p.sku = 'KTL-1042' and c.locale = 'de-DE' returning id, copy_id
            )
            update copy c set newest_revision_id = n.id, approved_revision_id = n.id, version = version + 1 from newer n where n.copy_id = c.id
            """, new { EditedExport.Title });
        var edited = text.Replace(EditedExport.Title, "Von Anna", StringComparison.Ordinal).Replace(EditedExport.French, "Sac Velmora", StringComparison.Ordinal);
        var check = await CheckAsync(edited);
        Assert.Equal(["2", "1", "0", "1"], check.Document.QuerySelectorAll("#report-title ~ .figures dd").Select(figure => figure.TextContent));
        Assert.Contains("was changed here since it was exported", check.TextOf("[aria-labelledby=rejected-title]"), StringComparison.Ordinal);
        await client.PressAsync(check, "main button.primary");
        var import = await client.UntilAsync("/imports/drafts/1/check", ".reject");
        Assert.Equal("tom, approved, Von Tom", await EditedExport.KettleAsync(site));

        // Corrected in the page: what Tom wrote is left, and the row counts.
        var fix = await client.GetAsync(import.Document.QuerySelector(".reject a.button")!.GetAttribute("href")!);
        var fields = fix.Document.QuerySelectorAll("main textarea").Where(one => one.TextContent.Contains("Von Anna", StringComparison.Ordinal)).ToList();
        (string, string)[] Say(string name) => [.. fields.Select(one => (one.GetAttribute("name")!, one.TextContent.Replace("Von Anna", name, StringComparison.Ordinal)))];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SubmitAsync(fix, "main form", Say("Von Berta"))).Status);
        var done = await client.PressAsync(fix, "main form", Say("Von Tom"));
        Assert.Contains("1 were fixed and brought again and are in now; 0 still out.", done.TextOf(".receipt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_says_what_a_file_brings()
    {
        var text = await EditedExport.ExportAsync(site, "shop");
        var format = await client.BringAsync("a.csv", text);
        format = await client.PressAsync(format, "button[value=read]", ("brings", "products"));
        Assert.Equal("products", Chosen(format));
        Assert.Equal(4, format.Document.QuerySelectorAll(".steps li").Length);
        format = await client.PressAsync(format, "button[value=read]", ("brings", "=feed"));
        Assert.Contains("no export of the channel feed", format.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SubmitAsync(format, "button[value=next]")).Status);
        Assert.Equal("products", Chosen(await client.PressAsync(format, "button[value=read]", ("brings", "=nowhere"))));
    }

    [Fact]
    public async Task An_unedited_file_changes_nothing_and_a_file_of_products_stays_one()
    {
        var check = await CheckAsync(await EditedExport.ExportAsync(site, "shop"));
        Assert.Contains("No text changes", check.TextOf("[aria-labelledby=texts-title]"), StringComparison.Ordinal);
        Assert.Equal("products", Chosen(await client.BringAsync("products.csv", await File.ReadAllTextAsync(Path.Combine(Repository.Demo, "products.csv"), TestContext.Current.CancellationToken))));
    }

    private async Task<SiteAnswer> CheckAsync(string text)
    {
        var check = await client.PressAsync(await client.BringAsync("a.csv", text), "button[value=next]");
        await client.PressAsync(check, "main button.primary");
        return await client.UntilAsync("/imports/drafts/1/check", "#texts-title");
    }

    private static string Chosen(SiteAnswer page) => ((AngleSharp.Html.Dom.IHtmlSelectElement)page.Document.QuerySelector("#brings")!).Value ?? "";
}
