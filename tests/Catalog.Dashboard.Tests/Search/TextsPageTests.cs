using System.Net;
using System.Text.Json;
using Catalog.Dashboard.Tests.Pages;
using Xunit;

namespace Catalog.Dashboard.Tests.Search;

public sealed class TextsPageTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_query_finds_texts_a_line_each_with_their_number()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/texts?q=check%3Aaccuracy.*%20locale%3Ade-DE");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("1 text", page.TextOf("p.lead[role=status]"));
        Assert.Equal("BAG-1001 Velmora Metro Backpack", page.TextOf("tbody th"));
        Assert.Equal("Critical accuracy.number", page.TextOf(".worst-3"));
        Assert.Equal($"/products/{fixture.Shop.Backpack}#de-DE", page.Document.QuerySelector("tbody th a")!.GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector("a[href^='/bulk']"));
    }

    [Fact]
    public async Task A_mistake_is_pointed_at_and_encoded()
    {
        using var client = await fixture.Site.ClientAsync("reviewer");
        var page = await client.GetAsync("/texts?q=" + Uri.EscapeDataString("locale:de-DE <b>stat</b>:approved"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("There is no key “<b>stat</b>”", page.TextOf("#q-problem"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#q-problem b"));
        Assert.Equal("locale:de-DE <b>stat</b>:approved\n             ^^^^^^^^^^^^", page.Document.QuerySelector(".search-place")!.TextContent);
        Assert.Equal("q-problem", page.Document.QuerySelector("#q")!.GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData("st", 2, "state:")]
    [InlineData("locale:de-DE -state:needs-re", 28, "state:needs-review state:needs-rewrite")]
    [InlineData("locale:j", 8, "locale:ja-JP")]
    [InlineData("check:accuracy.nu", 17, "check:accuracy.number")]
    [InlineData("brand:vel", 9, "brand:Velmora")]
    [InlineData("category:desk", 13, "category:\"Desk Lamp\"")]
    [InlineData("sku:ktl", 7, "sku:KTL-1042")]
    [InlineData("assigned:m", 10, "assigned:me assigned:merchandiser")]
    [InlineData("\"st", 3, "")]
    public async Task Keys_and_values_are_suggested(string query, int at, string suggested)
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var answer = await client.GetAsync($"/search/complete?q={Uri.EscapeDataString(query)}&at={at}");
        using var json = JsonDocument.Parse(answer.Text);
        Assert.Equal(suggested, string.Join(' ', json.RootElement.EnumerateArray().Select(one => one.GetProperty("text").GetString())));
        Assert.All(json.RootElement.EnumerateArray(), one => Assert.Equal(at, one.GetProperty("to").GetInt32()));
    }

    [Fact]
    public async Task The_matrix_shows_each_text_marks_what_is_found_and_leads_to_it()
    {
        using var client = await fixture.Site.ClientAsync("reviewer");
        var page = await client.GetAsync("/matrix?q=" + Uri.EscapeDataString("brand:velmora state:approved"));
        Assert.Equal(["BAG-1001"], page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.Equal("BAG-1001, German (Germany): needs review, critical, not found by the search", page.Document.QuerySelector($"a[href='/review/{fixture.Shop.German}']")!.GetAttribute("aria-label"));
        Assert.Equal("BAG-1001, French (France): approved", page.Document.QuerySelector("tbody a.matrix-approved:not(.matrix-other)")!.GetAttribute("aria-label"));
        Assert.Contains("No text yet", page.TextOf(".matrix-legend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_hands_out_only_what_its_query_finds()
    {
        using var client = await fixture.Site.ClientAsync("reviewer");
        var page = await client.GetAsync("/review?q=" + Uri.EscapeDataString("电热水壶"));
        Assert.Contains("KTL-1042", page.TextOf("h1") + page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("1 text", page.TextOf(".queue-count"), StringComparison.Ordinal);
        Assert.Contains("There is no key", (await client.GetAsync("/review?q=foo%3Abar")).TextOf("#q-problem"), StringComparison.Ordinal);
    }
}
