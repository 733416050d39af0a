using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.History;

public sealed class HistoryPageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private long copy;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        var product = await site.Seeder.ProductAsync("A-1", "title: Nordvik Lamp", "power: 15 W");
        copy = await site.Seeder.TextAsync(product, new SeededText(
            "de-DE", "needs_review", SeededText.Fields("Nordvik Lampe", "Die neue Lampe <b>leuchtet</b>.", "15 W", "Lampe"),
            Earlier: SeededText.Fields("Nordvik Lampe", "Die alte Lampe <b>leuchtet</b>.", "15 W", "Lampe")));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Any_two_revisions_are_compared_without_a_script()
    {
        using var client = await site.ClientAsync("viewer");
        var page = await client.GetAsync($"/texts/{copy}/history");
        Assert.Equal("From revision 1 to 2", page.TextOf("#pair-title"));
        Assert.Equal(("alte", "neue"), (page.TextOf(".beside del"), page.TextOf(".beside ins")));
        Assert.Null(page.Document.QuerySelector("main b"));
        Assert.Contains("412 tokens in, 96 out", page.TextOf("#revision-2"), StringComparison.Ordinal);
        Assert.Equal("de-DE", page.Document.QuerySelector(".beside p")!.GetAttribute("lang"));

        var inline = await client.GetAsync($"/texts/{copy}/history?from=2&to=1&view=inline");
        Assert.Equal("From revision 1 to 2", inline.TextOf("#pair-title"));
        Assert.Null(inline.Document.QuerySelector(".beside"));
        Assert.Equal("The two have the same text.", (await client.GetAsync($"/texts/{copy}/history?from=1&to=1")).TextOf("#pair-title + p"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/texts/999999/history")).Status);
    }

    [Fact]
    public async Task A_reviewer_takes_an_older_text_again_once_and_a_viewer_can_not()
    {
        using var viewer = await site.ClientAsync("viewer");
        Assert.Null((await viewer.GetAsync($"/texts/{copy}/history")).Document.QuerySelector("#revision-1 form"));
        using var reviewer = await site.ClientAsync("reviewer");
        var page = await reviewer.GetAsync($"/texts/{copy}/history");
        Assert.Null(page.Document.QuerySelector("#revision-2 form"));
        Assert.Equal($"/texts/{copy}/history?reverted=true", (await reviewer.SubmitAsync(page, "#revision-1 form")).Location);
        var after = await reviewer.GetAsync($"/texts/{copy}/history?reverted=true");
        Assert.Contains("text of revision 1", after.TextOf("#revision-3"), StringComparison.Ordinal);
        Assert.Contains("Edit by reviewer", after.TextOf("#revision-3"), StringComparison.Ordinal);
        Assert.Contains("newest revision now", after.TextOf(".notice-good"), StringComparison.Ordinal);

        // The form of before is stale.
        var late = await reviewer.SubmitAsync(page, "#revision-1 form");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(3, late.Document.QuerySelectorAll(".revision").Length);
    }
}
