using System.Collections.Concurrent;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Catalog.Dashboard.Tests.Browser;

public sealed class ThirtyTextsTests(PostgresFixture postgres, BrowserFixture browser) : IAsyncLifetime
{
    private const int Texts = 30;

    private readonly ConcurrentQueue<string> navigations = [];
    private DashboardSite site = null!;
    private Visitor visitor = null!;

    private IPage Page => visitor.Page;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        await LongQueue.FillAsync(site.Seeder, Texts);
        visitor = await Visitor.ComeAsync(browser, site, "reviewer");
        await Page.AddInitScriptAsync(
            """
            window.mouse = [];
            for (const name of ["mousedown", "mouseup", "pointerdown", "pointermove", "mousemove", "touchstart"])
              document.addEventListener(name, (event) => { if (event.isTrusted) window.mouse.push(name); }, true);
            """);
        await Page.GotoAsync("/review");
        Page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest) navigations.Enqueue(request.Url);
        };
    }

    public async ValueTask DisposeAsync()
    {
        await visitor.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Thirty_texts_are_decided_by_keyboard_alone_without_a_page_load()
    {
        for (var n = 1; n <= Texts; n++)
        {
            await ShowsAsync(n);

            // The next text is there before the decision.
            if (n < Texts) await Expect(Page.Locator("template#ahead")).ToBeAttachedAsync();
            switch (n)
            {
                case 5:
                    await Page.Keyboard.PressAsync("e");
                    await Expect(Page.Locator("#input-title")).ToBeFocusedAsync();
                    await Page.Keyboard.PressAsync("Control+a");
                    await Page.Keyboard.TypeAsync("Von Hand, aeiou");
                    await Page.Keyboard.PressAsync("Control+Enter");
                    break;
                case 10:
                    await TypeAsync("r", "#reason", "reads like a list");
                    break;
                case 15:
                    await TypeAsync("g", "#note", "say what it is");
                    break;
                case 20:
                    await Page.Keyboard.PressAsync("a");
                    await ShowsAsync(21);
                    await Page.Keyboard.PressAsync("z");
                    await ShowsAsync(20);
                    await Expect(Page.Locator("#announce")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Undone: approve of N-020"));
                    await Page.Keyboard.PressAsync("a");
                    break;
                default:
                    await Page.Keyboard.PressAsync("a");
                    break;
            }
        }

        await Expect(Page.Locator("h1")).ToHaveTextAsync("Nothing waits here");
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();
        Assert.Empty(navigations);
        Assert.Empty(await Page.EvaluateAsync<string[]>("() => window.mouse"));
        Assert.Equal(
            "approve 28, edit 1, regenerate 1, reject 1, undo 1",
            await site.Seeder.ScalarAsync<string>(
                "select string_agg(action || ' ' || n, ', ' order by action) from (select action, count(*) as n from decision where actor = 'reviewer' group by action) d"));
        Assert.Equal(0, await site.Seeder.ScalarAsync<long>("select count(*) from copy where state = 'needs_review'"));
        visitor.ComplainsOfNothing();
    }

    [Fact]
    public async Task A_decision_shows_the_next_text_before_it_is_answered_and_a_refused_one_brings_its_text_back()
    {
        await ShowsAsync(1);
        await Expect(Page.Locator("template#ahead")).ToBeAttachedAsync();
        var answer = new TaskCompletionSource();
        await Page.RouteAsync("**/review/*", async route =>
        {
            if (route.Request.Method == "POST") await answer.Task;
            await route.ContinueAsync();
        });
        await site.Seeder.ExecuteAsync("update copy set version = version + 1 where id = (select min(id) from copy)");
        await Page.Keyboard.PressAsync("a");
        await ShowsAsync(2);
        answer.SetResult();
        await Expect(Page.Locator(".conflict")).ToContainTextAsync("changed while you had it open");
        await ShowsAsync(1);
        await Page.Keyboard.PressAsync("a");
        await ShowsAsync(2);
        Assert.Empty(navigations);
        Assert.Single(visitor.Complaints, complaint => complaint.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_meanwhile_is_not_taken_away_by_a_refused_decision()
    {
        await ShowsAsync(1);
        await Expect(Page.Locator("template#ahead")).ToBeAttachedAsync();
        var answer = new TaskCompletionSource();
        await Page.RouteAsync("**/review/*", async route =>
        {
            if (route.Request.Method == "POST") await answer.Task;
            await route.ContinueAsync();
        });
        await site.Seeder.ExecuteAsync("update copy set version = version + 1 where id = (select min(id) from copy)");
        await Page.Keyboard.PressAsync("a");
        await ShowsAsync(2);
        await Page.Keyboard.PressAsync("r");
        await Expect(Page.Locator("#reason")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("too short");
        answer.SetResult();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("your decision was not stored");
        await Expect(Page.Locator("#reason")).ToHaveValueAsync("too short");
        await ShowsAsync(2);
    }

    [Fact]
    public async Task A_skipped_text_stays_behind_and_its_place_is_in_the_next_addresses()
    {
        await ShowsAsync(1);
        await Expect(Page.Locator("template#ahead")).ToBeAttachedAsync();
        await Page.Keyboard.PressAsync("s");
        await ShowsAsync(2);
        await Expect(Page.Locator("template#ahead")).ToBeAttachedAsync();
        await Page.Keyboard.PressAsync("a");
        await ShowsAsync(3);
        Assert.Contains("after=", Page.Url, StringComparison.Ordinal);
        Assert.Empty(navigations);
    }

    [Fact]
    public async Task Checks_and_counters_follow_what_is_typed()
    {
        await Page.Keyboard.PressAsync("e");
        await Expect(Page.Locator("#input-title")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync("Nordvik mit 99 W und  mehr");
        await Expect(Page.Locator("#findings-title")).ToContainTextAsync("99 W");
        await Expect(Page.Locator("#length-title [data-count]")).ToHaveTextAsync("26");
        await Expect(Page.Locator("#live-summary")).ToContainTextAsync("finding");
        await Expect(Page.Locator("#input-title")).ToBeFocusedAsync();
        Assert.Equal("Nordvik mit 99 W und  mehr", await Page.InputValueAsync("#input-title"));
        visitor.ComplainsOfNothing();
    }

    private async Task ShowsAsync(int number)
    {
        await Expect(Page.Locator("h1 bdi")).ToHaveTextAsync($"Nordvik Lamp {number:000}");
        if (number > 1) await Expect(Page.Locator("h1, #reason").First).ToBeVisibleAsync();
    }

    private async Task TypeAsync(string key, string field, string text)
    {
        await Page.Keyboard.PressAsync(key);
        await Expect(Page.Locator(field)).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Control+Enter");
    }
}
