using System.Net;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class LookingTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_overview_says_what_the_last_run_did_and_what_waits()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Demo shop", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal("5", page.TextOf(".tile-needs_review .tile-number"));
        Assert.Equal(8, page.Document.QuerySelectorAll("figure.chart svg[role=img] rect").Length);
        Assert.Contains("480 texts for 48 products written and checked.", page.Text, StringComparison.Ordinal);
        Assert.Contains("A run is at work: 16 of 48", page.Text, StringComparison.Ordinal);
        Assert.Contains("48 products, 3 rows rejected", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_see_only_what_they_may_open()
    {
        using var viewer = await fixture.Site.ClientAsync("viewer");
        var page = await viewer.GetAsync("/");
        Assert.Equal(
            ["/", "/texts", "/products", "/quality", "/insight", "/glossary", "/runs", "/imports", "/exports"], page.Document.QuerySelectorAll("nav[aria-label=Main] a").Select(link => link.GetAttribute("href")));
        Assert.Null(page.Document.QuerySelector("a[href='/review']"));
        using var manager = await fixture.Site.ClientAsync("operator");
        Assert.NotNull((await manager.GetAsync("/")).Document.QuerySelector("nav[aria-label=Main] a[href='/jobs']"));
    }

    [Fact]
    public async Task A_product_shows_all_its_texts_and_what_was_found_out_about_it()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync($"/products/{fixture.Shop.Kettle}");
        Assert.Equal(["de-DE", "zh-CN"], page.Document.QuerySelectorAll("details.copy").Select(text => text.Id));
        Assert.Equal("read_document(name: data-sheet.pdf)", page.TextOf(".steps li strong"));
        Assert.Contains("power 1687 W", page.TextOf(".steps li:nth-child(2) pre"), StringComparison.Ordinal);
        Assert.Equal("different", page.TextOf(".evidence .verdict-against"));
        Assert.Contains("document.mismatch", page.TextOf(".findings-block"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Products_are_found_by_the_search_language()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        foreach (var (start, found) in new[] { ("sku:bag*", "BAG-1001"), ("Borealo", "TSH-1004"), ("tindra nova", "KTL-1042"), ("电热水壶", "KTL-1042") })
            Assert.Equal([found], (await client.GetAsync($"/products?q={Uri.EscapeDataString(start)}")).Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        foreach (var words in new[] { "\"M%tro\"", "B_G-1001", "state:approved sku:TSH*" })
            Assert.Contains("No product is found", (await client.GetAsync($"/products?q={Uri.EscapeDataString(words)}")).TextOf("h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_shows_its_report_in_order_and_what_failed()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync($"/runs/{fixture.Shop.Run}");
        Assert.Equal(["Products", "Pairs", "Approved"], page.Document.QuerySelectorAll(".columns section:nth-child(2) tbody th").Take(3).Select(cell => cell.TextContent));
        Assert.Contains("98.7", page.Text, StringComparison.Ordinal);
        Assert.Contains("The answer ended after 400 tokens.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action^='/runs']"));
    }

    [Fact]
    public async Task A_run_at_work_asks_for_its_progress_and_can_be_stopped_by_operators()
    {
        using var client = await fixture.Site.ClientAsync("operator");
        var address = $"/runs/{fixture.Shop.Running}";
        var page = await client.GetAsync(address);
        Assert.Equal(address, page.Document.QuerySelector("#progress")!.GetAttribute("hx-get"));
        var fragment = await client.GetAsync(address, ("HX-Request", "true"));
        Assert.Equal("16 / 48", fragment.TextOf(".figures dd"));
        Assert.False(fragment.Headers.ContainsKey("HX-Refresh"));
        Assert.Equal("true", (await client.GetAsync($"/runs/{fixture.Shop.Run}", ("HX-Request", "true"))).Headers["HX-Refresh"]);
        await client.SubmitAsync(page, "main form");
        Assert.Contains($"stop {fixture.Shop.Running} for operator", fixture.Site.Requests.Calls);
    }

    [Fact]
    public async Task Operators_start_a_refresh_and_see_it()
    {
        using var client = await fixture.Site.ClientAsync("operator");
        var answer = await client.SubmitAsync(await client.GetAsync("/runs"), "main form");
        Assert.Equal("/runs/1", answer.Location);
        Assert.Contains("refresh for operator", fixture.Site.Requests.Calls);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/products/999999", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/review/999999", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/error/200", HttpStatusCode.NotFound, "There is no such page")]
    public async Task What_is_not_there_is_said_in_the_same_look(string path, HttpStatusCode status, string title)
    {
        using var client = await fixture.Site.ClientAsync("all");
        var page = await client.GetAsync(path);
        Assert.Equal((status, title), (page.Status, page.TextOf("h1")));
        Assert.NotNull(page.Document.QuerySelector("nav[aria-label=Main]"));
    }
}
