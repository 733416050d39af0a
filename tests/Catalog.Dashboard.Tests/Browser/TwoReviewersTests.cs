using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Catalog.Dashboard.Tests.Browser;

public sealed class TwoReviewersTests(PostgresFixture postgres, BrowserFixture browser)
{
    private const int Texts = 200;

    [Fact]
    public async Task Two_browsers_on_one_queue_decide_every_text_once()
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        await LongQueue.FillAsync(site.Seeder, Texts);
        await using var mia = await Visitor.ComeAsync(browser, site, "reviewer");
        await using var tom = await Visitor.ComeAsync(browser, site, "all");
        var decided = await Task.WhenAll(ReviewAsync(mia), ReviewAsync(tom));

        Assert.All(decided, ids => Assert.NotEmpty(ids));
        Assert.Equal(Texts, decided.Sum(ids => ids.Count));
        Assert.Equal(Texts, decided.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(
            (Texts, Texts, 0),
            (await site.Seeder.ScalarAsync<int>("select count(*)::int from decision"), await site.Seeder.ScalarAsync<int>("select count(distinct copy_id)::int from decision where action = 'approve'"),
                await site.Seeder.ScalarAsync<int>("select count(*)::int from copy where state <> 'approved' or version <> 2")));
        mia.ComplainsOfNothing();
        tom.ComplainsOfNothing();
    }

    // Approves one text after the other, as fast as the screen shows them, until none is left that a colleague doesn't have.
    private static async Task<IReadOnlyList<string>> ReviewAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var ids = new List<string>();
        await page.GotoAsync("/review");
        while (await page.GetAttributeAsync("#item", "data-id") is { Length: > 0 } id)
        {
            ids.Add(id);
            await page.Keyboard.PressAsync("a");
            await Expect(page.Locator("#item")).Not.ToHaveAttributeAsync("data-id", id);
        }

        return ids;
    }
}
