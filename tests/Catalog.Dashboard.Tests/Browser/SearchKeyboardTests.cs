using Catalog.Dashboard.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>A query is written with suggestions, and the matrix walked through, without a mouse.</summary>
public sealed class SearchKeyboardTests(BrowserFixture browser, SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_query_is_completed_from_key_to_value_and_sent()
    {
        await using var visitor = await Visitor.ComeAsync(browser, fixture.Site, "reviewer");
        var page = visitor.Page;
        await page.GotoAsync("/texts");
        await page.FocusAsync("#q");
        Assert.Equal("combobox", await page.GetAttributeAsync("#q", "role"));
        await page.Keyboard.TypeAsync("-sta");
        await page.WaitForSelectorAsync("#q-options [role=option]");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("q-options-0", await page.GetAttributeAsync("#q", "aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("-state:", await page.InputValueAsync("#q"));
        await page.WaitForSelectorAsync("#q-options code:text-is('state:approved')");
        foreach (var _ in new int[3]) await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("-state:approved ", await page.InputValueAsync("#q"));
        Assert.True(await page.Locator("#q-options").IsHiddenAsync());
        await page.Keyboard.TypeAsync("loc");
        await page.WaitForSelectorAsync("#q-options [role=option]");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("false", await page.GetAttributeAsync("#q", "aria-expanded"));
        await page.Keyboard.TypeAsync("ale:ja-JP");
        await page.WaitForSelectorAsync("#q-options [role=option]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/texts?q=*");
        Assert.Equal("1 text", (await page.InnerTextAsync("p.lead[role=status]")).Trim());
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task Arrow_keys_go_through_the_matrix_and_enter_opens_the_text()
    {
        await using var visitor = await Visitor.ComeAsync(browser, fixture.Site, "reviewer");
        var page = visitor.Page;
        await page.GotoAsync("/matrix");
        await page.FocusAsync("tbody th a");
        await page.Keyboard.PressAsync("ArrowRight");
        var first = await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");
        Assert.StartsWith("BAG-1001, ", first, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.NotEqual(first, await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"));
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/review/*");
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task Without_scripts_the_field_is_a_plain_one()
    {
        await using var visitor = await Visitor.ComeAsync(browser, fixture.Site, "viewer", ColorScheme.Light, scripts: false);
        await visitor.Page.GotoAsync("/texts");
        Assert.Null(await visitor.Page.GetAttributeAsync("#q", "role"));
        await visitor.Page.FocusAsync("#q");
        await visitor.Page.Keyboard.TypeAsync("locale:zh-CN");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/texts?q=*");
        Assert.Equal("1 text", (await visitor.Page.InnerTextAsync("p.lead[role=status]")).Trim());
    }
}
