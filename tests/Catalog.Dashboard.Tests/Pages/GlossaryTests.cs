using System.Net;
using System.Text;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class GlossaryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private Showcase shop = null!;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        shop = new Showcase(site.Seeder);
        await shop.FillAsync();
        await shop.TermsAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_catalogues_file_is_there_at_once_and_the_list_can_be_paged_and_searched()
    {
        using var client = await site.ClientAsync("viewer");
        var page = await client.GetAsync("/glossary");
        Assert.Equal("All 47 terms", page.TextOf("caption"));
        Assert.Equal("Aquelle", page.TextOf("tbody th"));
        Assert.Empty(page.Document.QuerySelectorAll("a[href^='/glossary/entry'], form[method=post][action='/glossary']"));
        var next = page.Document.QuerySelector("a[rel=next]");
        Assert.Null(next);
        await site.Seeder.ExecuteAsync("insert into glossary_entry (term, rule, changed_by) select 'extra ' || n, 'forbidden', 'test' from generate_series(1, 60) n");
        var first = await client.GetAsync("/glossary?kind=forbidden");
        Assert.Equal(50, first.Document.QuerySelectorAll("tbody tr").Length);
        var second = await client.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(13, second.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(["Kettle"], (await client.GetAsync("/glossary?q=WASSERKOCHER")).Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("No such term", (await client.GetAsync("/glossary?q=zzz")).TextOf(".empty h2"));
    }

    [Fact]
    public async Task A_term_is_added_changed_and_deleted_and_each_time_the_texts_are_checked()
    {
        using var client = await site.ClientAsync("reviewer");
        var saved = await client.SubmitAsync(
            await client.GetAsync("/glossary/entry"), "main button[value=save]",
            ("term", "Ranzen"), ("rule", "forbidden"), ("locale", "de-DE"), ("inflections", "Ranzens; Ranzen"), ("note", "too old"), ("case", "exact"));
        Assert.Equal("/glossary?done=saved", saved.Location);
        var line = (await client.GetAsync("/glossary?q=ranzen")).Document.QuerySelector("tbody tr")!;
        Assert.Contains("as written", line.TextContent, StringComparison.Ordinal);
        var form = await client.GetAsync(line.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("Ranzens; Ranzen", form.Document.QuerySelector("#inflections")!.GetAttribute("value"));
        Assert.Equal("/glossary?done=saved", (await client.SubmitAsync(form, "main button[value=save]", ("note", "much too old"), ("case", ""))).Location);

        // The form that was opened before the change is out of date.
        var stale = await client.SubmitAsync(form, "main button[value=delete]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Somebody else changed", stale.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/glossary?done=deleted", (await client.SubmitAsync(await client.GetAsync(line.QuerySelector("a")!.GetAttribute("href")!), "main button[value=delete]")).Location);
        Assert.Equal(["recheck", "recheck", "recheck"], site.Requests.Calls);
    }

    [Fact]
    public async Task What_is_wrong_with_a_term_is_said_and_what_was_typed_stays()
    {
        using var client = await site.ClientAsync("merchandiser");
        var answer = await client.SubmitAsync(await client.GetAsync("/glossary/entry"), "main button[value=save]", ("term", "two\nlines"), ("rule", "preferred"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(3, answer.Document.QuerySelectorAll("[role=alert] li").Length);
        Assert.Equal("true", answer.Document.QuerySelector("#term")!.GetAttribute("aria-invalid"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/glossary/entry/999999")).Status);
        Assert.Empty(site.Requests.Calls);
    }

    [Fact]
    public async Task A_file_is_taken_over_its_bad_rows_can_be_downloaded_and_the_download_is_the_same_again()
    {
        using var client = await site.ClientAsync("merchandiser");
        var answer = await UploadAsync(client, "../terms.csv", "term,locale,rule\nRanzen,de-DE,forbidden\nBeutel,xx-XX,forbidden\n");
        Assert.Equal("2 rows: 1 new, 0 changed, 0 unchanged, 1 rejected.", answer.TextOf("#report-title + p"));
        Assert.Contains("Line 3, column locale", answer.TextOf(".reject"), StringComparison.Ordinal);
        var rejects = await client.GetAsync(answer.Document.QuerySelector("a[download][href*=rejects]")!.GetAttribute("href")!);
        Assert.Contains("Beutel,xx-XX,forbidden,3,locale,", rejects.Text, StringComparison.Ordinal);
        Assert.Equal(["recheck"], site.Requests.Calls);

        var file = await client.GetAsync("/glossary/file");
        Assert.StartsWith("text/csv", file.Headers["Content-Type"], StringComparison.Ordinal);
        var again = await UploadAsync(client, "glossary.csv", file.Text.TrimStart('\uFEFF'));
        Assert.Equal("48 rows: 0 new, 0 changed, 48 unchanged, 0 rejected.", again.TextOf("#report-title + p"));
        Assert.Equal(file.Text, (await client.GetAsync("/glossary/file")).Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(client, "x.csv", "a,b\n1,2\n")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/glossary/rejects?id={Guid.NewGuid():N}")).Status);
    }

    [Fact]
    public async Task Style_guides_are_added_changed_and_deleted()
    {
        using var client = await site.ClientAsync("merchandiser");
        Assert.Equal("/glossary/styles?saved=true", (await client.SubmitAsync(await client.GetAsync("/glossary/styles"), "#new", ("locale", "fr-FR"), ("guide", "sobre"))).Location);
        var twice = await client.SubmitAsync(await client.GetAsync("/glossary/styles"), "#new", ("locale", "fr-FR"), ("guide", "autre"));
        Assert.Contains("already", twice.TextOf("[role=alert]"), StringComparison.Ordinal);
        var page = await client.GetAsync("/glossary/styles");
        var french = page.Document.QuerySelector("form:has(input[value=fr-FR])")!.Id!;
        Assert.NotNull((await client.SubmitAsync(page, $"#{french} button[value=save]", ("guide", "sobre et clair"))).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SubmitAsync(page, $"#{french} button[value=delete]")).Status);
        Assert.Equal("sobre et clair", await site.Seeder.ScalarAsync<string>("select guide from style_guide where locale = 'fr-FR'"));
        Assert.Contains("line end", (await client.SubmitAsync(page, "#new", ("locale", "it-IT"), ("guide", "a\nb"))).TextOf("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_shows_what_it_would_find_and_can_be_switched_on_or_refused()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync("/glossary/suggestions");
        Assert.Equal(["Forbid Leuchte", "Write Lampe for Desk Lamp", "Forbid billige"], page.Document.QuerySelectorAll(".suggestion h2").Select(heading => string.Join(' ', heading.TextContent.Split("German")[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(["0 of 5", "0 of 5", "1 of 5"], page.Document.QuerySelectorAll(".trial").Select(trial => trial.TextContent.Split("with ")[1].Split(" approved")[0]));
        Assert.Equal("billige", page.TextOf(".suggestion mark"));
        Assert.Equal("/glossary/suggestions?done=accepted", (await client.SubmitAsync(page, ".suggestion:has(mark) button[value=accept]")).Location);
        Assert.Equal("billige forbidden de-DE reviewer", await site.Seeder.ScalarAsync<string>("select term || ' ' || rule || ' ' || locale || ' ' || changed_by from glossary_entry order by id desc limit 1"));
        Assert.Equal(["recheck"], site.Requests.Calls);
        foreach (var left in new[] { 2, 1 })
        {
            var rest = await client.GetAsync("/glossary/suggestions");
            Assert.Equal(left, rest.Document.QuerySelectorAll(".suggestion").Length);
            Assert.Equal("/glossary/suggestions?done=refused", (await client.SubmitAsync(rest, ".suggestion button[value=refuse]")).Location);
        }

        Assert.Equal("Nothing comes back often enough", (await client.GetAsync("/glossary/suggestions")).TextOf(".empty h2"));
    }

    private static async Task<SiteAnswer> UploadAsync(SiteClient client, string name, string text)
    {
        var page = await client.GetAsync("/glossary");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.Document.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name },
        };
        return await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/glossary") { Content = content });
    }
}
