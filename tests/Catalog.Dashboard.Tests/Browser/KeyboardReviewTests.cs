using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Catalog.Dashboard.Tests.Browser;

public sealed class KeyboardReviewTests(PostgresFixture postgres, BrowserFixture browser) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private Showcase shop = null!;
    private Visitor visitor = null!;

    private IPage Page => visitor.Page;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        shop = new Showcase(site.Seeder);
        await shop.FillAsync();
        visitor = await Visitor.ComeAsync(browser, site, "reviewer");
        await Page.GotoAsync("/review");
        await Page.EvaluateAsync("() => { window.loaded = 'once'; }");
    }

    public async ValueTask DisposeAsync()
    {
        await visitor.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_reviewer_approves_edits_rejects_and_regenerates_by_keyboard_alone()
    {
        await HeadingAsync("Velmora Metro Backpack", "German (Germany)");
        await Page.Keyboard.PressAsync("e");
        await Expect(Page.Locator("#input-title")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync("Rucksack von Velmora, are those keys?");
        await Expect(Page.Locator("#length-title [data-count]")).ToHaveTextAsync("37");
        await Page.Keyboard.PressAsync("Control+Enter");

        await HeadingAsync("Velmora Metro Backpack", "Japanese (Japan)");
        await Expect(Page.Locator("#announce")).ToHaveTextAsync("Saved and approved: BAG-1001, German (Germany)");
        await Expect(Page.Locator("[data-nav-count=review]")).ToHaveTextAsync("4");
        await Page.Keyboard.PressAsync("a");

        await HeadingAsync("Velmora Metro Backpack", "Arabic (Saudi Arabia)");
        await Page.Keyboard.PressAsync("r");
        await Expect(Page.Locator("#reason")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("reads like a list");
        await Page.Keyboard.PressAsync("Control+Enter");

        await HeadingAsync("Borealo Echo 385 T-Shirt", "English (United States)");
        await Page.Keyboard.PressAsync("g");
        await Expect(Page.Locator("#note")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("say that it is merino");
        await Page.Keyboard.PressAsync("Control+Enter");

        await HeadingAsync("Tindra Nova Kettle", "Chinese (China)");
        await Page.Keyboard.PressAsync("s");
        await Expect(Page.Locator("h1")).ToContainTextAsync("You reached the end");
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();

        Assert.Equal("once", await Page.EvaluateAsync<string>("() => window.loaded"));
        Assert.Equal(
            "edit,approve,reject,regenerate",
            await site.Seeder.ScalarAsync<string>("select string_agg(action, ',' order by id) from decision where actor = 'reviewer'"));
        Assert.Equal("Rucksack von Velmora, are those keys?", await site.Seeder.ScalarAsync<string>("select texts ->> 'title' from revision where author = 'reviewer'"));
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task Keys_can_be_looked_up_and_switched_off()
    {
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.Locator("#keys")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("a");
        await Page.Locator("#keys-on").UncheckAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#keys")).ToBeHiddenAsync();
        await Page.Keyboard.PressAsync("e");
        await HeadingTextAsync("German (Germany)");
        await Expect(Page.Locator("#input-title")).ToHaveCountAsync(0);
        Assert.Equal(0, await site.Seeder.ScalarAsync<long>("select count(*) from decision where actor = 'reviewer'"));
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task Escape_leaves_a_panel_and_an_edit_without_a_decision()
    {
        await Page.Keyboard.PressAsync("r");
        await Expect(Page.Locator("#reason")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#reason")).ToBeHiddenAsync();
        await Page.Keyboard.PressAsync("e");
        await Expect(Page.Locator("#input-title")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#input-title")).ToHaveCountAsync(0);
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task A_conflict_is_shown_in_place_with_both_texts()
    {
        await Page.Keyboard.PressAsync("e");
        await Expect(Page.Locator("#input-title")).ToBeFocusedAsync();
        using var other = await site.ClientAsync("all");
        await other.SubmitAsync(await other.GetAsync($"/review/{shop.German}"), "button[value=takeover]");
        await other.SubmitAsync(await other.GetAsync($"/review/{shop.German}?edit=1"), "button[value=edit]", ("field[title]", "Titel der Kollegin"));

        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync("Mein Titel");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.Locator(".conflict")).ToContainTextAsync("Kollegin");
        await Expect(Page.Locator("#input-title")).ToHaveValueAsync("Mein Titel");
        Assert.Single(visitor.Complaints, complaint => complaint.Contains("409", StringComparison.Ordinal));
    }

    private async Task HeadingAsync(string title, string language)
    {
        await HeadingTextAsync(language);
        await Expect(Page.Locator("h1")).ToContainTextAsync(title);
        if (await Page.Locator("#announce").TextContentAsync() is { Length: > 0 }) await Expect(Page.Locator("h1")).ToBeFocusedAsync();
    }

    private Task HeadingTextAsync(string language) => Expect(Page.Locator("h1 .h1-language")).ToHaveTextAsync(language);
}
