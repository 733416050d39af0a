using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Review;

public sealed class ReviewPageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private Showcase shop = null!;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        shop = new Showcase(site.Seeder);
        await shop.FillAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_worst_text_is_shown_with_facts_findings_read_back_and_difference()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync("/review");
        Assert.Contains("Velmora Metro Backpack", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal("45 L", page.TextOf("mark.mark-critical"));
        Assert.Equal("45 L not the fact: 30 L", page.TextOf(".statement-against"));
        Assert.Equal("30", page.TextOf(".difference del"));
        Assert.Equal("138 / 400 characters", page.TextOf("section.field:nth-of-type(2) .length"));
        Assert.All(page.Document.QuerySelectorAll(".field-text, .difference .copy-text"), text =>
        {
            Assert.Equal("de-DE", text.GetAttribute("lang"));
            Assert.Equal("ltr", text.GetAttribute("dir"));
        });
    }

    [Fact]
    public async Task A_text_is_shown_exactly_as_it_is_without_added_white_space()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync("/review");
        Assert.Equal(
            "Der Velmora Metro Rucksack aus gelbem Leder fasst 45 L und wiegt nur 520 g. Das gepolsterte Laptopfach schützt Ihr Notebook auf jedem Weg.",
            page.Document.QuerySelector("#de-DE-description")!.Closest("section")!.QuerySelector(".field-text p")!.TextContent);
    }

    [Fact]
    public async Task Arabic_runs_from_right_to_left()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync("/review?locale=ar-SA");
        Assert.Equal("rtl", page.Document.QuerySelector(".field-text")!.GetAttribute("dir"));
        Assert.Equal("ltr", page.Document.QuerySelector("html")!.GetAttribute("dir") ?? "ltr");
    }

    [Fact]
    public async Task Without_scripts_a_decision_leads_to_the_next_text()
    {
        using var client = await site.ClientAsync("reviewer");
        var answer = await client.SubmitAsync(await client.GetAsync("/review"), "button[value=approve]");
        Assert.Equal((HttpStatusCode.Redirect, "/review"), (answer.Status, answer.Location));
        Assert.Contains("Japanese", (await client.GetAsync("/review")).TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal("approved", await StateAsync());
    }

    [Fact]
    public async Task Without_scripts_a_text_can_be_edited_rejected_and_regenerated()
    {
        using var client = await site.ClientAsync("reviewer");
        var first = await client.GetAsync("/review");
        var edit = await client.GetAsync(first.Document.QuerySelector(".actions a[data-key=e]")!.GetAttribute("href")!);
        await client.SubmitAsync(edit, "button[value=edit]", ("field[description]", "Ein Rucksack mit 30 L."), ("field[bullets]", "Erstens\r\n\r\n Zweitens "));
        Assert.Equal(
            """{"title": "Velmora Metro Rucksack", "description": "Ein Rucksack mit 30 L.", "bullets": ["Erstens", "Zweitens"], "alt_text": "Gelber Rucksack Velmora Metro aus Leder"}""",
            await site.Seeder.ScalarAsync<string>("select raw from revision where author = 'reviewer'"));

        await client.SubmitAsync(await client.GetAsync("/review"), "button[value=reject]", ("reason", "Wrong word"));
        Assert.Equal("Wrong word", await site.Seeder.ScalarAsync<string>("select reason from decision where action = 'reject' and actor = 'reviewer'"));

        await client.SubmitAsync(await client.GetAsync("/review"), "button[value=regenerate]", ("note", "Shorter"));
        Assert.Equal("Shorter", await site.Seeder.ScalarAsync<string>("select request_note from copy where requested_at is not null"));
        Assert.Equal([$"rewrite {shop.Backpack} ar-SA for reviewer"], site.Requests.Calls);
    }

    [Fact]
    public async Task A_text_that_came_back_word_for_word_says_so()
    {
        using var client = await site.ClientAsync("reviewer");
        Assert.DoesNotContain("word for word", (await client.GetAsync($"/review/{shop.German}")).TextOf(".review-title .meta"), StringComparison.Ordinal);
        await site.Seeder.ExecuteAsync(
            "update revision r set raw = b.raw, texts = b.texts from revision b where b.copy_id = r.copy_id and b.number = 1 and r.number = 2 and r.copy_id = @German", new { shop.German });
        Assert.Contains("Revision 2 by the model, word for word revision 1", (await client.GetAsync($"/review/{shop.German}")).TextOf(".review-title .meta"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_gets_both_versions_and_changes_nothing()
    {
        using var client = await site.ClientAsync("reviewer");
        var stale = await client.GetAsync($"/review/{shop.German}?edit=1");
        using var other = await site.ClientAsync("all");
        await other.SubmitAsync(await other.GetAsync($"/review/{shop.German}"), "button[value=takeover]");
        await other.SubmitAsync(await other.GetAsync($"/review/{shop.German}?edit=1"), "button[value=edit]", ("field[title]", "Titel der Kollegin"));

        var answer = await client.SubmitAsync(stale, "button[value=edit]", ("field[title]", "Mein Titel"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("changed while you had it open", answer.TextOf(".conflict h2"), StringComparison.Ordinal);
        Assert.Contains("Mein Titel", answer.TextOf(".conflict tbody tr td:nth-child(2)"), StringComparison.Ordinal);
        Assert.Contains("Kollegin", answer.TextOf(".conflict tbody tr td:nth-child(3)"), StringComparison.Ordinal);
        Assert.Equal("Mein Titel", answer.TextOf("#input-title"));
        Assert.Equal(1, await site.Seeder.ScalarAsync<long>("select count(*) from revision where author <> 'model'"));

        await client.SubmitAsync(answer, "button[value=edit]");
        Assert.Equal("Mein Titel", await site.Seeder.ScalarAsync<string>("select texts ->> 'title' from revision order by id desc limit 1"));
    }

    [Fact]
    public async Task A_reject_without_a_reason_comes_back_with_the_problem()
    {
        using var client = await site.ClientAsync("reviewer");
        var answer = await client.SubmitAsync(await client.GetAsync("/review"), "button[value=reject]", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Say in a few words", answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("needs_review", await StateAsync());
    }

    [Fact]
    public async Task A_fragment_is_answered_with_the_next_text_and_its_address_alone()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync("/review");
        var form = page.Document.QuerySelector("button[value=approve]")!.Closest("form")!;
        var answer = await client.PostAsync(
            form.GetAttribute("hx-post")!,
            [.. form.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)), ("action", "approve")],
            ("HX-Request", "true"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Document.QuerySelectorAll("nav[aria-label=Main]"));
        Assert.Equal("Approved: BAG-1001, German (Germany)", answer.Document.QuerySelector("#item")!.GetAttribute("data-announcement"));
        Assert.Matches(@"^/review/\d+$", answer.Headers["HX-Push-Url"]);
        Assert.Equal("HX-Request", answer.Headers["Vary"]);
    }

    [Fact]
    public async Task Two_reviewers_get_different_texts_and_see_who_has_one()
    {
        using var mia = await site.ClientAsync("reviewer");
        using var tom = await site.ClientAsync("all");
        var first = (await mia.GetAsync("/review")).TextOf("h1");
        Assert.NotEqual(first, (await tom.GetAsync("/review")).TextOf("h1"));
        Assert.Contains("reviewer has this text open", (await tom.GetAsync($"/review/{shop.German}")).TextOf(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipping_goes_through_the_queue_to_its_end()
    {
        using var client = await site.ClientAsync("reviewer");
        var seen = new List<string>();
        var page = await client.GetAsync("/review");
        while (page.Document.QuerySelector("button[value=skip]") is not null)
        {
            seen.Add(page.TextOf("h1"));
            page = await client.GetAsync((await client.SubmitAsync(page, "button[value=skip]")).Location!);
        }

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
        Assert.Contains("You reached the end", page.TextOf("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_sign_in_sends_the_whole_window_to_the_sign_in()
    {
        using var client = await site.ClientAsync();
        var answer = await client.GetAsync("/review", ("HX-Request", "true"));
        Assert.Equal((HttpStatusCode.Unauthorized, "/sign-in"), (answer.Status, answer.Headers["HX-Redirect"]));
    }

    private Task<string> StateAsync() => site.Seeder.ScalarAsync<string>("select state from copy where id = @German", new { shop.German });
}
