using System.Net;
using Catalog.Dashboard.Tests.Pages;
using Xunit;

namespace Catalog.Dashboard.Tests.Security;

public sealed class HeadersTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    [Theory]
    [InlineData("/")]
    [InlineData("/review")]
    [InlineData("/products")]
    [InlineData("/runs")]
    [InlineData("/imports")]
    [InlineData("/exports")]
    [InlineData("/account")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/css/base.css")]
    [InlineData("/lib/htmx/htmx.min.js")]
    public async Task Every_answer_forbids_everything_inline_and_foreign(string path)
    {
        using var client = await fixture.Site.ClientAsync("all");
        var answer = await client.GetAsync(path);
        Assert.Equal(Policy, answer.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", answer.Headers["Referrer-Policy"]);
        Assert.False(answer.Headers.ContainsKey("Server"));
    }

    [Fact]
    public async Task No_page_has_an_inline_script_style_or_handler()
    {
        using var client = await fixture.Site.ClientAsync("all");
        foreach (var path in new[] { "/", "/review", $"/review/{fixture.Shop.German}?edit=1", "/products", $"/products/{fixture.Shop.Kettle}", $"/runs/{fixture.Shop.Running}", $"/imports/{fixture.Shop.Import}", "/nowhere" })
        {
            var page = await client.GetAsync(path);
            Assert.Empty(page.Document.QuerySelectorAll("style, script:not([src]), [style]"));
            Assert.DoesNotContain(page.Document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.StartsWith("hx-on", StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public async Task Hangfires_pages_have_their_own_policy_and_the_others_never()
    {
        using var client = await fixture.Site.ClientAsync("operator");
        var jobs = await client.GetAsync("/jobs");
        Assert.True(jobs.Status == HttpStatusCode.OK, $"{jobs.Status}: {jobs.Document.DocumentElement.TextContent}");
        Assert.Contains("style-src 'self' 'unsafe-inline'", jobs.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", jobs.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(Policy, (await client.GetAsync("/jobs-and-more")).Headers["Content-Security-Policy"]);
    }

    [Fact]
    public async Task Files_are_kept_for_ever_by_their_hash_and_pages_never()
    {
        using var client = await fixture.Site.ClientAsync("viewer");
        var page = await client.GetAsync("/");
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        var style = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Contains("?v=", style, StringComparison.Ordinal);
        Assert.Contains("immutable", (await client.GetAsync(style)).Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal("no-cache", (await client.GetAsync("/css/base.css")).Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/account")]
    [InlineData("/accounts")]
    [InlineData("/accounts/1")]
    [InlineData("/runs")]
    [InlineData("/imports")]
    [InlineData("/exports")]
    [InlineData("/review/1")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        using var client = await fixture.Site.ClientAsync("all");
        var answer = await client.PostAsync(path, [("action", "approve"), ("version", "1"), ("channel", "shop")]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("This form can't be read", answer.TextOf("h1"));
        Assert.Empty(fixture.Site.Requests.Calls);
    }

    [Fact]
    public async Task Health_is_told_without_a_sign_in()
    {
        using var client = await fixture.Site.ClientAsync();
        Assert.Equal("Healthy", (await client.GetAsync("/health/live")).Text);
        Assert.Equal("Healthy", (await client.GetAsync("/health/ready")).Text);
    }
}
