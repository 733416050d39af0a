using System.Net;
using Catalog.Dashboard.Tests.Pages;
using Xunit;

namespace Catalog.Dashboard.Tests.History;

public sealed class OversightPagesTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_audit_log_has_what_happened_can_be_narrowed_and_taken_as_a_file()
    {
        using var stranger = await fixture.Site.ClientAsync();
        await stranger.TrySignInAsync("reviewer", "not the password");
        await stranger.TrySignInAsync("my password is secret", "not the password");
        using var client = await fixture.Site.ClientAsync("operator");
        var all = await client.GetAsync("/audit");
        Assert.Equal(HttpStatusCode.OK, all.Status);
        Assert.DoesNotContain("my password is secret", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("–", all.TextOf("tbody tr td.number"), StringComparison.Ordinal);
        var failed = await client.GetAsync("/audit?what=sign-in.failed");
        Assert.Equal(["unknown", "reviewer"], failed.Document.QuerySelectorAll("tbody td:nth-child(2)").Select(cell => cell.TextContent));
        Assert.Contains("Nothing fits", (await client.GetAsync("/audit?to=2001-01-01")).Text, StringComparison.Ordinal);
        var comments = await client.GetAsync("/audit?what=comment&actor=reviewer");
        Assert.Equal(["comment.problem"], comments.Document.QuerySelectorAll("tbody code").Select(code => code.TextContent));
        Assert.Equal("comment 1", comments.TextOf("td.message"));
        Assert.DoesNotContain("{", all.TextOf("tbody"), StringComparison.Ordinal);

        await fixture.Site.Seeder.ExecuteAsync("insert into audit_entry (actor, action, subject) values ('=HYPERLINK(\"x\")', 'test.formula', 'a,b')");
        var file = await client.GetAsync("/audit/file?what=test");
        Assert.StartsWith("text/csv", file.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\",test.formula,\"a,b\"", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_page_has_their_work_by_day_and_not_their_comings()
    {
        using var client = await fixture.Site.ClientAsync("reviewer");
        var page = await client.GetAsync("/people/reviewer");
        Assert.Contains("Reported a source problem at BAG-1001 de-DE", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Edited SAY-1 de-DE", page.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Signed in", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/people/nobody")).Status);
        Assert.Contains("merchandiser", (await client.GetAsync("/people")).TextOf("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insight_draws_every_figure_and_has_each_as_a_table_and_a_file()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/insight?days=90");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(8, page.Document.QuerySelectorAll("main figure.chart > svg[role=img]").Length);
        // The showcase's own drafts have a fixed date: they are in the period or not.
        Assert.InRange(page.Document.QuerySelectorAll("#quality figure .legend-item").Length, 4, 6);
        Assert.Contains("20", page.Document.QuerySelectorAll("#quality tbody td.number").Select(cell => cell.TextContent));
        Assert.Contains("texts at 10 minutes by hand", page.TextOf("main .hint"), StringComparison.Ordinal);
        foreach (var link in page.Document.QuerySelectorAll("main a[download]").Select(link => link.GetAttribute("href")!))
        {
            var file = await client.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, file.Status);
            Assert.True(file.Text.Split("\r\n").Length > 2, link);
        }

        var german = await client.GetAsync("/insight?locale=de-DE&days=30");
        Assert.Equal(["de-DE"], german.Document.QuerySelectorAll("#languages tbody th").Select(cell => cell.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/insight/file?section=nothing")).Status);
    }

    [Fact]
    public async Task Operators_take_what_was_learnt_and_others_do_not()
    {
        using var client = await fixture.Site.ClientAsync("operator");
        var answer = await client.GetAsync("/insight/learned");
        Assert.Equal((HttpStatusCode.OK, "application/jsonl; charset=utf-8"), (answer.Status, answer.Headers["Content-Type"]));
        using var viewer = await fixture.Site.ClientAsync("viewer");
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/insight/learned")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/audit")).Status);
    }
}
