using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Imports;

/// <summary>Bringing a file step by step, without scripts.</summary>
public sealed class WizardTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string German = "Artikelnummer;Bezeichnung;Farbe;Lager\nR-1;Rucksack;blau;3\nR-2;;rot;4\nR-3;Tasse;gelb;1\n";

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

    [Fact]
    public async Task Each_step_can_be_taken_gone_back_to_and_found_again()
    {
        var format = await client.BringAsync("lieferant-7.csv", German);
        Assert.Contains("Read with semicolon", format.TextOf("#delimiter-now"), StringComparison.Ordinal);
        Assert.Equal(["R-1", "Rucksack", "blau", "3"], format.Document.QuerySelectorAll("tbody tr:first-child td").Select(cell => cell.TextContent));

        var columns = await client.PressAsync(format, "button[value=next]");
        Assert.Equal("Columns", columns.Document.QuerySelector(".steps [aria-current]")!.TextContent.TrimStart('1', '2', '3'));
        var check = await client.PressAsync(columns, "#columns button.primary", Choose(columns, ("sku", "Artikelnummer"), ("title", "Bezeichnung"), ("color", "Farbe"), ("name", "Lieferant")));
        Assert.Equal("Make the dry run", check.TextOf("main button.primary"));

        await client.PressAsync(check, "main button.primary");
        check = await client.UntilAsync("/imports/drafts/1/check", "#report-title");
        Assert.Equal(["3", "2", "0", "0", "1"], check.Document.QuerySelectorAll("#report-title ~ .figures dd").Select(figure => figure.TextContent));
        Assert.Contains("Line 3, column title", check.TextOf("[aria-labelledby=rejected-title]"), StringComparison.Ordinal);

        // Gone back and on again: what was decided still stands.
        Assert.Equal("=Artikelnummer", Selected(await client.GetAsync("/imports/drafts/1/columns"), "from[sku]"));
        Assert.Contains("/imports/drafts/1/check", (await client.GetAsync("/imports")).Document.QuerySelector("[aria-labelledby=drafts-title] a")!.GetAttribute("href"), StringComparison.Ordinal);

        await client.PressAsync(await client.GetAsync("/imports/drafts/1/check"), "main button.primary");
        var result = await client.UntilAsync("/imports/drafts/1/check", ".reject");
        Assert.Equal("lieferant-7.csv", result.TextOf("h1"));
        Assert.Equal(2, await site.Seeder.ScalarAsync<long>("select count(*) from product where sku in ('R-1', 'R-3')"));
    }

    [Fact]
    public async Task Nothing_is_chosen_for_a_person()
    {
        var columns = await ColumnsAsync("colours.csv", "sku;title;Color\nR-1;x;blue\n");
        Assert.Equal(("=sku", "=title", ""), (Selected(columns, "from[sku]"), Selected(columns, "from[title]"), Selected(columns, "from[color]")));
        Assert.Equal("Color", columns.TextOf("select[name='from[color]'] optgroup option"));
        var answer = await client.SubmitAsync(columns, "#columns button.primary");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith("Say for brand, category, color,", answer.TextOf("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_file_of_a_source_finds_its_mapping_and_a_renamed_column_is_asked_about()
    {
        var columns = await ColumnsAsync("lieferant-7.csv", German);
        await client.PressAsync(columns, "#columns button.primary", Choose(columns, ("sku", "Artikelnummer"), ("title", "Bezeichnung"), ("color", "Farbe"), ("name", "Lieferant")));

        var next = await ColumnsAsync("lieferant-8.csv", German.Replace("Farbe", "Farben", StringComparison.Ordinal));
        Assert.Equal("The file looks like one of Lieferant.", next.TextOf("form[action$=Use] .hint"));
        Assert.Equal("color came from Farbe. A column with a similar name: Farben.", next.TextOf("[aria-labelledby=lost-title] li"));
        Assert.Equal(("=Artikelnummer", ""), (Selected(next, "from[sku]"), Selected(next, "from[color]")));
        var refused = await client.SubmitAsync(next, "#columns button.primary");
        Assert.Equal("Say for color which column of the file it is, or that the file has none.", refused.TextOf("[role=alert]"));
        Assert.Equal("was Farbe", refused.TextOf(".choice-open td .hint"));

        await client.PressAsync(next, "#columns button.primary", ("from[color]", "=Farben"));
        Assert.Equal("Farben", await site.Seeder.ScalarAsync<string>(
            "select m ->> 'from' from source_mapping, jsonb_array_elements(mapping -> 'columns') m where name = 'Lieferant' and m ->> 'column' = 'color'"));
    }

    [Fact]
    public async Task What_becomes_of_the_first_rows_is_shown_before_anything_is_decided()
    {
        var columns = await ColumnsAsync("lieferant-7.csv", German);
        Assert.StartsWith("What becomes of the first rows Still to be chosen: sku, title,", columns.TextOf("#sample"), StringComparison.Ordinal);
        var sampled = await client.SubmitAsync(columns, "#columns button[formaction]", Choose(columns, ("sku", "Artikelnummer"), ("title", "Bezeichnung"), ("color", "Farbe")));
        Assert.Equal("color: blau", sampled.Document.QuerySelectorAll("#sample tbody tr:first-child li").Select(fact => fact.TextContent).Last());
        Assert.Contains("rejected The row has no title.", sampled.TextOf("#sample tbody tr:nth-child(2)"), StringComparison.Ordinal);
        Assert.Equal(1, await site.Seeder.ScalarAsync<int>("select version from import_draft"));
    }

    [Fact]
    public async Task A_name_that_another_mapping_has_is_not_taken_from_it()
    {
        var columns = await ColumnsAsync("a.csv", German);
        var choices = Choose(columns, ("sku", "Artikelnummer"), ("title", "Bezeichnung"), ("color", "Farbe"), ("name", "Lieferant"));
        await client.PressAsync(columns, "#columns button.primary", choices);
        columns = await ColumnsAsync("b.csv", "Nr;Text\nR-1;x\n");
        var answer = await client.SubmitAsync(columns, "#columns button.primary", Choose(columns, ("sku", "Nr"), ("title", "Text"), ("name", "Lieferant")));
        Assert.StartsWith("There is a mapping called Lieferant already.", answer.TextOf("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_that_no_longer_holds_is_told_and_not_imported()
    {
        var columns = await ColumnsAsync("a.csv", German);
        var check = await client.PressAsync(columns, "#columns button.primary", Choose(columns, ("sku", "Artikelnummer"), ("title", "Bezeichnung")));
        await client.PressAsync(check, "main button.primary");
        check = await client.UntilAsync("/imports/drafts/1/check", "#report-title");
        await File.AppendAllTextAsync(Path.Combine(site.Folder.Root, "catalog.json"), "\n", TestContext.Current.CancellationToken);
        var answer = await client.SubmitAsync(check, "button[formaction]");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("catalog.json was changed after the dry run.", answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Make the dry run", answer.TextOf("main button.primary"));
        Assert.Equal(0, await site.Seeder.ScalarAsync<long>("select count(*) from import"));
    }

    [Fact]
    public async Task A_job_that_waits_or_works_can_be_stopped()
    {
        var columns = await ColumnsAsync("a.csv", German);
        var check = await client.PressAsync(columns, "#columns button.primary", Choose(columns, ("sku", "Artikelnummer"), ("title", "Bezeichnung")));
        var worker = (WorkingDrafts)site.Services.GetService(typeof(WorkingDrafts))!;
        using (await worker.HoldAsync())
        {
            var progress = await client.PressAsync(check, "main button.primary");
            Assert.Contains("Imports take turns", progress.TextOf("#progress"), StringComparison.Ordinal);
            Assert.Equal("/imports/drafts/1/check", (await client.GetAsync("/imports/drafts/1/columns")).Location); // Nothing can be changed under it.
            await client.PressAsync(progress, "#progress button");
        }

        check = await client.UntilAsync("/imports/drafts/1/check", "main button.primary");
        Assert.Contains("It was stopped; nothing was imported.", check.TextOf("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_mappings_are_shown_and_deleted()
    {
        var columns = await ColumnsAsync("a-1.csv", German);
        await client.PressAsync(columns, "#columns button.primary", Choose(columns, ("sku", "Artikelnummer"), ("title", "Bezeichnung"), ("name", "<Lieferant>")));
        var page = await client.GetAsync("/imports/mappings");
        Assert.Equal(("<Lieferant>", "a-*.csv"), (page.TextOf("main h2"), page.TextOf(".meta code")));
        Assert.Equal("No mapping is saved yet", (await client.PressAsync(page, "main form button")).TextOf("main h2"));
    }

    private async Task<SiteAnswer> ColumnsAsync(string name, string text) => await client.PressAsync(await client.BringAsync(name, text), "button[value=next]");

    // The choices of a person; for every other column the file has none.
    private static (string, string)[] Choose(SiteAnswer page, params (string Field, string Value)[] choices) =>
    [
        .. page.Document.QuerySelectorAll("select[name^='from[']").Select(select => select.GetAttribute("name")!)
            .Select(name => (name, choices.FirstOrDefault(choice => name == $"from[{choice.Field}]") is { Value: { } value } ? "=" + value : "none")),
        .. choices.Where(choice => choice.Field == "name"),
    ];

    private static string Selected(SiteAnswer page, string name) => ((AngleSharp.Html.Dom.IHtmlSelectElement)page.Document.QuerySelector($"select[name='{name}']")!).Value ?? "";
}
