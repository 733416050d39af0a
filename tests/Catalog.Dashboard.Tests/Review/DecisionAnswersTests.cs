using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Review;

/// <summary>What the server answers to a browser that has the next text already, and to one without scripts.</summary>
public sealed class DecisionAnswersTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly (string, string) Fragment = ("HX-Request", "true");

    private DashboardSite site = null!;
    private Showcase shop = null!;
    private SiteClient client = null!;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        shop = new Showcase(site.Seeder);
        await shop.FillAsync();
        client = await site.ClientAsync("reviewer");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task The_text_ahead_is_held_and_a_decision_confirms_it_and_brings_the_one_behind()
    {
        var page = await client.GetAsync("/review");
        var ahead = await AheadAsync(page);
        Assert.Equal(2, await site.Seeder.ScalarAsync<long>("select count(*) from copy where held_by = 'reviewer' and held_until > now()"));
        var answer = await DecideAsync(page, ahead.Id, "approve");
        Assert.Equal("confirmed", answer.Headers["Catalog-Answer"]);
        Assert.Null(answer.Document.QuerySelector("#confirmation > #item"));
        Assert.Equal("Approved: BAG-1001, German (Germany)", answer.Document.QuerySelector("#confirmation")!.GetAttribute("data-announcement"));
        Assert.Contains("approve BAG-1001 de-DE", answer.TextOf("#confirmation > #undo"), StringComparison.Ordinal);
        Assert.Equal("1 of 4", answer.TextOf("#confirmation > .queue-bar .queue-count"));
        var behind = answer.Document.QuerySelector("template#ahead")!.GetAttribute("data-id");
        Assert.NotEqual(ahead.Id, behind);
        Assert.Equal("reviewer", await site.Seeder.ScalarAsync<string>("select held_by from copy where id = @id", new { id = long.Parse(behind!, System.Globalization.CultureInfo.InvariantCulture) }));
    }

    [Fact]
    public async Task Where_the_text_ahead_is_a_colleagues_meanwhile_the_answer_is_another_text()
    {
        var page = await client.GetAsync("/review");
        var ahead = await AheadAsync(page);
        await site.Seeder.ExecuteAsync("update copy set held_by = 'all', held_until = now() + interval '5 minutes' where id::text = @Id", new { ahead.Id });
        var answer = await DecideAsync(page, ahead.Id, "approve");
        Assert.False(answer.Headers.ContainsKey("Catalog-Answer"));
        Assert.DoesNotContain(ahead.Id, answer.Document.QuerySelector("#item")!.GetAttribute("data-id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_about_a_text_that_went_to_a_colleague_is_a_conflict_that_can_be_taken_over()
    {
        var page = await client.GetAsync("/review");
        await site.Seeder.ExecuteAsync("update copy set held_by = 'all', held_until = now() + interval '5 minutes' where id = @German", new { shop.German });
        var answer = await client.SubmitAsync(page, "button[value=approve]");
        Assert.Equal((HttpStatusCode.Conflict, "all has this text on the screen now"), (answer.Status, answer.TextOf(".conflict h2")));
        Assert.Equal(0, await site.Seeder.ScalarAsync<long>("select count(*) from decision where actor = 'reviewer'"));
        await client.SubmitAsync(answer, "button[value=takeover]");
        await client.SubmitAsync(await client.GetAsync($"/review/{shop.German}"), "button[value=approve]");
        Assert.Equal("approved", await site.Seeder.ScalarAsync<string>("select state from copy where id = @German", new { shop.German }));
    }

    [Fact]
    public async Task Without_scripts_a_decision_is_undone_and_a_stale_undo_changes_nothing()
    {
        await client.SubmitAsync(await client.GetAsync("/review"), "button[value=approve]");
        var next = await client.GetAsync("/review");
        var answer = await client.SubmitAsync(next, "#undo button");
        Assert.Equal((HttpStatusCode.Redirect, $"/review/{shop.German}"), (answer.Status, answer.Location));
        Assert.Equal("needs_review", await site.Seeder.ScalarAsync<string>("select state from copy where id = @German", new { shop.German }));

        var page = await client.GetAsync($"/review/{shop.German}");
        Assert.NotNull(page.Document.QuerySelector("#undo")!.GetAttribute("hidden"));
        await client.SubmitAsync(page, "button[value=approve]");
        var stale = await client.GetAsync("/review");
        using var other = await site.ClientAsync("all");
        await other.SubmitAsync(await other.GetAsync($"/review/{shop.German}"), "button[value=reject]", ("reason", "no"));
        var refused = await client.SubmitAsync(stale, "#undo button");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("all changed the text since (reject)", refused.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("needs_rewrite", await site.Seeder.ScalarAsync<string>("select state from copy where id = @German", new { shop.German }));
    }

    [Fact]
    public async Task A_text_that_is_sent_to_a_colleague_is_in_that_queue_alone()
    {
        await client.SubmitAsync(await client.GetAsync("/review"), "button[value=assign]", ("to", "all"), ("note", "Does \"45 L\" stand on it?"));
        Assert.DoesNotContain("German", (await client.GetAsync("/review")).TextOf("h1"), StringComparison.Ordinal);
        using var other = await site.ClientAsync("all");
        var page = await other.GetAsync("/review?mine=1");
        Assert.Contains("German", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("Sent to you by reviewer: Does \"45 L\" stand on it?", page.Document.QuerySelectorAll(".notice").Select(notice => notice.TextContent.Trim()));
        Assert.Equal("1 of 1", page.TextOf(".queue-count"));
        Assert.Equal(1L, await site.Seeder.ScalarAsync<long>("select count(*) from notification where account = 'all' and kind = 'assigned' and actor = 'reviewer' and copy_id = @German", new { shop.German }));
    }

    [Fact]
    public async Task A_marked_place_can_be_written_anew()
    {
        var page = await client.GetAsync("/review");
        var option = page.Document.QuerySelectorAll("#scope option").Single(option => option.TextContent.Contains("Only “45 L”", StringComparison.Ordinal));
        await client.SubmitAsync(page, "button[value=regenerate]", ("note", "30 L"), ("scope", option.GetAttribute("value")!));
        Assert.Equal("description 4", await site.Seeder.ScalarAsync<string>("select request_scope ->> 'field' || ' ' || (request_scope -> 'span' ->> 'length') from copy where id = @German", new { shop.German }));
    }

    [Fact]
    public async Task What_is_typed_is_checked_and_nothing_is_stored()
    {
        var edit = await client.GetAsync($"/review/{shop.German}?edit=1");
        var form = edit.Document.QuerySelector("#edit")!;
        var answer = await client.PostAsync(
            edit.Document.QuerySelector("#live")!.GetAttribute("hx-post")!,
            [
                .. form.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)),
                ("field[title]", "Velmora Metro Rucksack, 99 W"), ("field[description]", "Fasst 30 L."), ("field[bullets]", "a"), ("field[alt_text]", "b"),
            ],
            Fragment);
        Assert.Equal("28 / 80 characters", answer.TextOf("#length-title .length"));
        Assert.Contains("99 W", answer.TextOf("#findings-title"), StringComparison.Ordinal);
        Assert.Equal("", answer.TextOf("#findings-description"));
        Assert.Contains("finding", answer.TextOf("#live-summary"), StringComparison.Ordinal);
        Assert.Equal(0, await site.Seeder.ScalarAsync<long>("select count(*) from revision where author = 'reviewer'"));
    }

    [Fact]
    public async Task A_statement_is_linked_to_its_fact_its_place_and_what_the_picture_shows()
    {
        var page = await client.GetAsync($"/review/{shop.German}");
        var statement = page.Document.QuerySelectorAll("li.statement[data-link=fact-color]").First(item => item.Closest("section")!.QuerySelector("#de-DE-description") is not null);
        var targets = statement.QuerySelectorAll("a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(3, targets.Count);
        Assert.Equal("gelbem", page.Document.GetElementById(targets[1])!.TextContent);
        Assert.Equal("yellow", page.Document.GetElementById("fact-color")!.QuerySelector("td")!.TextContent.Trim());
        Assert.All(targets, target => Assert.Equal("fact-color", page.Document.GetElementById(target)!.GetAttribute("data-link")));
        Assert.Equal(page.Document.QuerySelectorAll("[id]").Length, page.Document.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_queue_is_a_list_to_jump_into_and_a_number_leads_to_its_text()
    {
        var list = await client.GetAsync("/review/list?order=product");
        Assert.Equal(["de-DE", "ja-JP", "ar-SA", "en-US", "zh-CN"], list.Document.QuerySelectorAll(".queue-list tbody td:nth-child(4)").Select(cell => cell.TextContent));
        Assert.Equal(0, await site.Seeder.ScalarAsync<long>("select count(*) from copy where held_by is not null"));
        var fourth = list.Document.QuerySelectorAll(".queue-text a")[3].GetAttribute("href");
        Assert.Equal(fourth, (await client.GetAsync("/review?order=product&go=4")).Location);
        Assert.Equal("4 of 5", (await client.GetAsync(fourth!)).TextOf(".queue-count"));
    }

    [Fact]
    public async Task Keys_are_a_persons_own_and_a_conflict_is_refused()
    {
        var page = await client.GetAsync("/account/keys");
        var refused = await client.SubmitAsync(page, "button[value=save]", ("key[approve]", "e"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("The key E would do two things", refused.TextOf("[role=alert]"), StringComparison.Ordinal);
        await client.SubmitAsync(page, "button[value=save]", ("key[approve]", "y"), ("density", "compact"));
        var review = await client.GetAsync("/review");
        Assert.Equal("y", review.Document.QuerySelector("button[value=approve]")!.GetAttribute("data-key"));
        Assert.Equal("Approve Y", review.TextOf("button[value=approve]"));
        Assert.NotNull(review.Document.QuerySelector(".review.compact"));
        using var other = await site.ClientAsync("all");
        Assert.Equal("a", (await other.GetAsync("/review")).Document.QuerySelector("button[value=approve]")!.GetAttribute("data-key"));
    }

    private async Task<(string Id, SiteAnswer Answer)> AheadAsync(SiteAnswer page)
    {
        var answer = await client.GetAsync(page.Document.QuerySelector("#item")!.GetAttribute("data-ahead")!, Fragment);
        return (answer.Document.QuerySelector("template#ahead")!.GetAttribute("data-id")!, answer);
    }

    private Task<SiteAnswer> DecideAsync(SiteAnswer page, string shown, string action)
    {
        var form = page.Document.QuerySelector($"button[value={action}]")!.Closest("form")!;
        return client.PostAsync(
            form.GetAttribute("hx-post")!,
            [.. form.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)), ("action", action)],
            Fragment, ("Catalog-Shown", shown));
    }
}
