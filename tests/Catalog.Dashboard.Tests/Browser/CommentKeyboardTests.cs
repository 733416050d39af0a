using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Comments;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>A comment is written beside the text without a mouse, with scripts and without, and the bell learns of one while a page is open.</summary>
public sealed class CommentKeyboardTests(BrowserFixture browser, PostgresFixture postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_is_written_with_the_keyboard_alone(bool scripts)
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        var copy = await TextAsync(site);
        await using var visitor = await Visitor.ComeAsync(browser, site, "reviewer", scripts: scripts);
        var page = visitor.Page;
        await page.GotoAsync($"/review/{copy}");
        await page.FocusAsync("#comment-body");
        await page.Keyboard.TypeAsync("A quick word; a j r");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".comment-body", new PageLocatorOptions { HasText = "A quick word; a j r" }).WaitForAsync();
        Assert.Equal("A quick word; a j r", await site.Seeder.ScalarAsync<string>("select body from comment"));
        Assert.Equal("needs_review", await site.Seeder.ScalarAsync<string>("select state from copy"));
        if (scripts)
        {
            await Assertions.Expect(page.Locator("#comments-title")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator("#announce")).ToHaveTextAsync("Comment added");
        }

        Assert.Contains($"/review/{copy}", page.Url, StringComparison.Ordinal);
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task The_bell_learns_of_a_mention_while_the_page_is_open()
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        var copy = await TextAsync(site);
        await using var visitor = await Visitor.ComeAsync(browser, site, "reviewer");
        var page = visitor.Page;
        await page.GotoAsync("/products");
        await page.FocusAsync("#bell");
        await site.Services.GetRequiredService<CommentStore>().AddAsync(copy, "viewer", "@reviewer", false, TestContext.Current.CancellationToken);
        await page.EvaluateAsync("htmx.trigger(document.getElementById('bell'), 'bell')");
        await Assertions.Expect(page.Locator("#bell .nav-count")).ToContainTextAsync("1");
        await Assertions.Expect(page.Locator("#bell")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#announce")).ToHaveTextAsync("1 unread notifications");
        Assert.EndsWith("/products", page.Url, StringComparison.Ordinal);
        visitor.ComplainsOfNothing();
    }

    private static async Task<long> TextAsync(DashboardSite site)
    {
        var product = await site.Seeder.ProductAsync("A-1", "title: Lamp");
        return await site.Seeder.TextAsync(product, new SeededText("de-DE", "needs_review", SeededText.Fields("Lampe", "Eine Lampe.", "Lampe", "Lampe")));
    }
}
