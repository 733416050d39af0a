using Catalog.Dashboard.Tests.Pages;
using Deque.AxeCore.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>Ways to look at a text, by keyboard.</summary>
public sealed class LookingCloselyTests(BrowserFixture browser, SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_focused_statement_lights_up_with_its_fact_its_place_and_the_picture()
    {
        await using var visitor = await OpenAsync(fixture.Shop.German);
        await visitor.Page.FocusAsync("#de-DE-description >> xpath=ancestor::section >> css=li.statement[data-link=fact-color] a");
        var lit = await visitor.Page.Locator(".linked").EvaluateAllAsync<string[]>("all => all.map((one) => one.tagName === 'TR' ? one.closest('table').className : one.className.split(' ')[0])");
        Assert.Contains("place", lit);
        Assert.Contains("facts", lit);
        Assert.Contains("evidence", lit);
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task The_picture_is_enlarged_moved_and_closed_by_keys_and_the_focus_comes_back()
    {
        await using var visitor = await OpenAsync(fixture.Shop.German);
        var page = visitor.Page;
        await page.FocusAsync("[data-zooms]");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#zoom")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        await Expect(page.Locator(".zoom-frame")).ToHaveClassAsync("zoom-frame zoom-3");
        await Screenshots.TakeAsync(page, "zoom-light");
        Assert.Empty((await page.RunAxe()).Violations);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#zoom")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-zooms]")).ToBeFocusedAsync();
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task Marked_words_become_what_may_change()
    {
        await using var visitor = await OpenAsync(fixture.Shop.German);
        var page = visitor.Page;
        await page.EvaluateAsync(
            """
            () => {
              const paragraph = document.querySelector(".field-text[data-field=description] p");
              const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
              let node;
              while ((node = walker.nextNode()) && !node.data.includes("Laptopfach"));
              const at = node.data.indexOf("Laptopfach");
              getSelection().setBaseAndExtent(node, at, node, at + 10);
            }
            """);
        await Expect(page.Locator("#scope option[data-marked]")).ToHaveTextAsync("Only “Laptopfach” in description");
        var value = await page.InputValueAsync("#scope");
        var start = int.Parse(value.Split(':')[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("Laptopfach", await fixture.Site.Seeder.ScalarAsync<string>(
            "select substr(texts ->> 'description', @start + 1, 10) from revision r join copy c on c.newest_revision_id = r.id where c.id = @German", new { start, fixture.Shop.German }));
    }

    [Fact]
    public async Task Other_languages_the_source_and_invisible_characters_are_one_key_away()
    {
        await using var visitor = await OpenAsync(fixture.Shop.German);
        var page = visitor.Page;
        await page.Keyboard.PressAsync("]");
        await Expect(page.Locator("h1")).Not.ToContainTextAsync("German");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("[");
        await Expect(page.Locator("h1")).ToContainTextAsync("German");
        await page.Keyboard.PressAsync("i");
        await Expect(page.Locator("body")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("shows-invisible"));
        await page.Keyboard.PressAsync("]");
        await Expect(page.Locator("h1")).Not.ToContainTextAsync("German");
        await Expect(page.Locator("[data-shows=invisible]")).ToHaveAttributeAsync("aria-pressed", "true");
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task At_twice_the_size_nothing_runs_out_of_the_screen()
    {
        await using var visitor = await OpenAsync(fixture.Shop.German);
        await visitor.Page.SetViewportSizeAsync(640, 450);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await Screenshots.TakeAsync(visitor.Page, "review-200-percent", whole: true);
        Assert.Empty((await visitor.Page.RunAxe()).Violations);
    }

    private async Task<Visitor> OpenAsync(long copy)
    {
        var visitor = await Visitor.ComeAsync(browser, fixture.Site, "reviewer");
        await visitor.Page.GotoAsync($"/review/{copy}");
        return visitor;
    }
}
