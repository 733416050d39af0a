using System.Net;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class LookingTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_overview_says_what_the_last_finished_run_did_and_what_waits()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Demo shop", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal("5", page.TextOf(".tile-needs_review .tile-number"));
        Assert.NotNull(page.Document.QuerySelector("figure.chart svg rect"));
        Assert.Contains("products.csv", page.Text, StringComparison.Ordinal);
    }
}
