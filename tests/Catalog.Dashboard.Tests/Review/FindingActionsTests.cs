using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Review;

public sealed class FindingActionsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Description = "Ein  Rucksack in “Blau”, leicht.";
    private DashboardSite site = null!;
    private long copy;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        var product = await site.Seeder.ProductAsync("BAG-1", "title: Nordvik Trail Backpack", "brand: Nordvik");
        copy = await site.Seeder.TextAsync(product, new SeededText(
            "de-DE", "needs_review", SeededText.Fields("Nordvik Trail Rucksack", Description, "Leicht", "Rucksack"), Findings:
            [
                new("locale.spacing", Severity.Minor, "spacing", "description", "  ", " ", "Two spaces.", new(3, 2)) { Fix = new(new(3, 2), " ") },
                new("locale.quotes", Severity.Minor, "quotes", "description", "“Blau”", "„Blau“", "Quotes.", new(17, 6)) { Fix = new(new(17, 6), "„Blau“") },
                new("style", Severity.Minor, "model", "description", "leicht", "", "No fact."),
            ]));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_correction_is_put_into_the_fields_and_stored_when_the_person_saves()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync($"/review/{copy}");
        var fixes = page.Document.QuerySelectorAll(".finding-actions a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, fixes.Count);

        var first = await client.GetAsync(fixes[0]);
        Assert.Equal("Ein Rucksack in “Blau”, leicht.", first.TextOf("#input-description"));
        var both = await client.GetAsync(Assert.Single(first.Document.QuerySelectorAll(".finding-actions a")).GetAttribute("href")!);
        Assert.Equal("Ein Rucksack in „Blau“, leicht.", both.TextOf("#input-description"));
        Assert.Empty(both.Document.QuerySelectorAll(".finding-actions a"));
        Assert.Equal(1, await site.Seeder.ScalarAsync<long>("select count(*) from revision"));

        await client.SubmitAsync(both, "button[value=edit]");
        Assert.Equal("Ein Rucksack in „Blau“, leicht.", await site.Seeder.ScalarAsync<string>("select texts ->> 'description' from revision order by id desc limit 1"));
    }

    [Fact]
    public async Task A_finding_is_dismissed_with_a_reason_shown_struck_through_and_taken_back()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync($"/review/{copy}");
        var refused = await client.SubmitAsync(page, "button[value=dismiss]", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Say in a few words", refused.TextOf("[role=alert]"), StringComparison.Ordinal);

        var answer = await client.SubmitAsync(page, "button[value=dismiss]", ("reason", "The house style <b>"));
        Assert.Equal((HttpStatusCode.Redirect, $"/review/{copy}"), (answer.Status, answer.Location));
        var after = await client.GetAsync($"/review/{copy}");
        Assert.Contains("Dismissed by reviewer: The house style <b>", after.TextOf(".finding-dismissed"), StringComparison.Ordinal);
        Assert.Equal("reviewer", await site.Seeder.ScalarAsync<string>("select dismissed_by from dismissal"));

        await client.SubmitAsync(after, "button[value=restore]");
        Assert.Empty((await client.GetAsync($"/review/{copy}")).Document.QuerySelectorAll(".finding-dismissed"));
    }

    [Fact]
    public async Task Where_nothing_can_be_decided_findings_have_no_buttons()
    {
        using var client = await site.ClientAsync("all");
        var product = await site.Seeder.ScalarAsync<long>("select id from product");
        var page = await client.GetAsync($"/products/{product}");
        Assert.NotEmpty(page.Document.QuerySelectorAll(".finding"));
        Assert.Empty(page.Document.QuerySelectorAll(".finding-actions"));
    }
}
