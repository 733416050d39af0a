using Catalog.Dashboard.Tests.Pages;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.Dashboard.Tests.Browser;

public sealed class AppearanceTests(BrowserFixture browser, SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_is_accessible_and_quiet_in_both_themes(ColorScheme scheme)
    {
        await using var visitor = await Visitor.ComeAsync(browser, fixture.Site, "all", scheme);
        var shop = fixture.Shop;
        var problems = new List<string>();
        foreach (var (name, path) in new[]
        {
            ("overview", "/"), ("review", $"/review/{shop.German}"), ("edit", $"/review/{shop.German}?edit=1"), ("products", "/products"), ("texts", "/texts?q=-state:approved&sort=risk"), ("texts-problem", "/texts?q=locale:de-DE%20stat:approved"), ("matrix", "/matrix?q=-state:approved"), ("views", "/views"), ("bulk", "/bulk?q=locale:de-DE&action=replace&find=Lampe&by=Leuchte"), ("product", $"/products/{shop.Backpack}"),
            ("kettle", $"/products/{shop.Kettle}"), ("quality", "/quality"), ("runs", "/runs"), ("run", $"/runs/{shop.Run}"), ("running", $"/runs/{shop.Running}"), ("imports", "/imports"),
            ("import", $"/imports/{shop.Import}"), ("exports", "/exports"), ("export", $"/exports/{shop.Export}"), ("sources", "/imports/sources"), ("conflicts", "/exports/conflicts"), ("glossary", "/glossary"), ("term", $"/glossary/entry/{shop.Term}"),
            ("styles", "/glossary/styles"), ("suggestions", "/glossary/suggestions"), ("account", "/account"), ("keys", "/account/keys"), ("queue-list", "/review/list"), ("review-ja", "/review?locale=ja-JP"), ("review-ar", "/review?locale=ar-SA"), ("missing", "/nowhere"),
            ("history", $"/texts/{shop.German}/history"), ("comments", $"/texts/{shop.German}/comments"), ("problems", "/comments?show=problems"), ("notifications", "/notifications"),
            ("people", "/people"), ("person", "/people/reviewer"), ("accounts", "/accounts"), ("account-of", $"/accounts/{await fixture.Site.Seeder.ScalarAsync<long>("select id from account where name = 'reviewer'")}"), ("insight", "/insight"), ("audit", "/audit"), ("empty-queue", "/review?locale=es-ES"),
        })
        {
            await visitor.Page.GotoAsync(path);
            await Screenshots.TakeAsync(visitor.Page, $"{name}-{scheme.ToString().ToLowerInvariant()}", whole: name is not ("review" or "review-ja" or "review-ar"));
            var axe = await visitor.Page.RunAxe();
            problems.AddRange(axe.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{path}: {violation.Id}: {node.Html}")));
        }

        Assert.Empty(problems);
        Assert.DoesNotContain(visitor.Complaints, complaint => !complaint.Contains("/nowhere", StringComparison.Ordinal) && !complaint.Contains("stat:approved", StringComparison.Ordinal));
    }
}
