using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Pages;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Quality;

public sealed class QualityPageTests(SiteFixture fixture, PostgresFixture postgres) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_heat_map_says_in_numbers_what_its_colours_say()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/quality");
        var rows = page.Document.QuerySelectorAll(".heat tbody tr");
        Assert.Equal(11, rows.Length);
        var invented = rows.Single(row => row.QuerySelector("th")!.TextContent == "Invented feature").QuerySelectorAll("td.heat-cell");
        Assert.Equal(["20", "30", "40", "50", "60", "70", "80", "90", "100", "100", "64"], invented.Select(cell => cell.TextContent.Trim()));
        Assert.Equal(
            ["heat-few", "heat-few", "heat-few", "heat-some", "heat-some", "heat-some", "heat-some", "heat-most", "heat-all", "heat-all", "heat-some"],
            invented.Select(cell => cell.ClassName!.Split(' ')[^1]));
        var french = rows.Single(row => row.QuerySelector("th")!.TextContent == "French space missing").QuerySelectorAll("td.heat-cell");
        Assert.Equal(["–", "–", "100", "–", "–", "–", "–", "–", "–", "–", "100"], french.Select(cell => cell.TextContent.Trim()));
        Assert.Contains("94", rows.Single(row => row.QuerySelector("th")!.TextContent == "Picture in another colour").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_check_of_the_map_can_be_looked_up()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/quality");
        var links = page.Document.QuerySelectorAll(".heat tbody a, a[href^='#check-']").Select(link => link.GetAttribute("href")![1..]).Distinct().ToList();
        Assert.NotEmpty(links);
        Assert.All(links, id => Assert.NotNull(page.Document.GetElementById(id)));
    }

    [Fact]
    public async Task The_history_has_a_line_and_a_table()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/quality");
        var points = page.Document.QuerySelector("polyline.trend-found")!.GetAttribute("points")!.Split(' ');
        Assert.Equal(["48", "339", "630"], points.Select(point => point.Split(',')[0]));
        Assert.True(points.Select(point => double.Parse(point.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)).Zip(points.Skip(1)).All(pair => pair.First >= double.Parse(pair.Second.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["0.3", "0.1", "0"], page.Document.QuerySelectorAll("section[aria-labelledby=history-title] tbody tr td:last-child").Reverse().Select(cell => cell.TextContent.Split('\u202F')[0]));
    }

    [Fact]
    public async Task What_people_decided_is_shown_with_its_sample()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/quality");
        var row = page.Document.QuerySelector("section[aria-labelledby=precision-title] tbody tr")!;
        Assert.Equal(["language", "Polish (Poland)", "1", "1"], row.Children.Take(4).Select(cell => cell.TextContent.Trim()));
        Assert.Contains("too few decided", page.TextOf("section[aria-labelledby=threshold-title] tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_threshold_says_whether_it_decides_and_what_holds()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/quality");
        Assert.Contains("Not applied:", page.TextOf("section[aria-labelledby=threshold-title]"), StringComparison.Ordinal);
        Assert.Contains("approval.maxSeverity is", page.TextOf("section[aria-labelledby=threshold-title] tbody tr td:last-child"), StringComparison.Ordinal);

        await using var site = await DashboardSite.StartAsync(postgres, hasCatalog: false);
        await File.WriteAllTextAsync(
            Path.Combine(site.Folder.Root, "catalog.json"),
            """
            {"name": "n", "sourceLocale": "en-US", "locales": ["de-DE"], "columns": {"key": "k", "title": "name", "facts": ["name"]},
             "fields": [{"key": "title", "maxLength": 80}], "approval": {"maxSeverity": "learnt", "untilLearnt": "none"}}
            """,
            TestContext.Current.CancellationToken);
        using var other = await site.ClientAsync("viewer");
        var learnt = await other.GetAsync("/quality");
        Assert.Contains("Applied:", learnt.TextOf("section[aria-labelledby=threshold-title] .hint strong"), StringComparison.Ordinal);
        Assert.Equal(
            "none (0 of 50 texts without findings decided in de-DE: approval.untilLearnt is none)",
            learnt.TextOf("section[aria-labelledby=threshold-title] tbody tr td:last-child").Trim());
    }

    [Fact]
    public async Task Code_of_the_checks_descriptions_is_code()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/quality");
        Assert.DoesNotContain("`", page.TextOf(".check-list"), StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("#check-read-back code"), code => code.TextContent == "columns.mustSay");
    }

    [Fact]
    public async Task Without_an_evaluation_the_page_says_how_to_make_one()
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        using var client = await site.ClientAsync("viewer");
        var page = await client.GetAsync("/quality");
        Assert.Equal("No evaluation yet", page.TextOf(".empty h2"));
        Assert.Contains("./catalog evaluate", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has decided", page.Text, StringComparison.Ordinal);
    }
}
