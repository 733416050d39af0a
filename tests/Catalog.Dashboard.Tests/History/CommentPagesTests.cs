using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.History;

public sealed class CommentPagesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private long product;
    private long german;
    private long french;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        product = await site.Seeder.ProductAsync("A-1", "title: Lamp");
        german = await site.Seeder.TextAsync(product, new SeededText("de-DE", "needs_review", SeededText.Fields("Lampe", "Eine Lampe.", "Lampe", "Lampe")));
        french = await site.Seeder.TextAsync(product, new SeededText("fr-FR", "needs_review", SeededText.Fields("Lampe", "Une lampe.", "Lampe", "Lampe")));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_viewer_comments_and_the_colleague_finds_it_by_the_bell()
    {
        using var viewer = await site.ClientAsync("viewer");
        var address = $"/texts/{german}/comments";
        var answer = await viewer.SubmitAsync(await viewer.GetAsync(address), "button[value=add]", ("body", "@reviewer <script>alert(1)</script> https://example.org/x"));
        Assert.Equal($"{address}#comments", answer.Location);
        using var reviewer = await site.ClientAsync("reviewer");
        var page = await reviewer.GetAsync("/notifications");
        Assert.Equal("1 unread", page.TextOf("#bell .nav-count"));
        Assert.Contains("viewer mentioned you at A-1", page.TextOf(".notification"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main script"));
        var opened = await reviewer.SubmitAsync(page, "button[value=open]");
        Assert.StartsWith($"{address}#comment-", opened.Location, StringComparison.Ordinal);
        var comments = await reviewer.GetAsync(address);
        Assert.Equal("@reviewer <script>alert(1)</script> https://example.org/x", comments.TextOf(".comment-body"));
        Assert.Equal("/people/reviewer", comments.Document.QuerySelector(".comment-body a")!.GetAttribute("href"));
        Assert.Single(comments.Document.QuerySelectorAll(".comment-body a"));
        Assert.Null(comments.Document.QuerySelector("#bell .nav-count"));
        Assert.Null(comments.Document.QuerySelector(".comment button[value=delete]"));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_said_and_a_refused_comment_stays_in_the_form()
    {
        using var client = await site.ClientAsync("viewer");
        var address = $"/texts/{german}/comments";
        var answer = await client.SubmitAsync(await client.GetAsync(address), "button[value=add]", ("body", "@nobody hello"));
        Assert.Equal("Stored, but nobody is called @nobody.", answer.TextOf(".notice"));
        var refused = await client.SubmitAsync(await client.GetAsync(address), "button[value=add]", ("body", new string('a', 4001)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 4001), (refused.Status, refused.TextOf("#comment-body").Length));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/texts/999999/comments")).Status);
    }

    [Fact]
    public async Task The_author_changes_and_deletes_and_the_answer_is_a_part_where_htmx_asks()
    {
        using var client = await site.ClientAsync("viewer");
        var address = $"/texts/{german}/comments";
        await client.SubmitAsync(await client.GetAsync(address), "button[value=add]", ("body", "First"));
        var editing = await client.GetAsync($"{address}?edit=1");
        await client.SubmitAsync(editing, "button[value=edit]", ("body", "Second"));
        var page = await client.GetAsync(address, ("HX-Request", "true"));
        Assert.Equal(("Second", "comments"), (page.TextOf(".comment-body"), page.Document.Body!.FirstElementChild!.Id));
        await client.SubmitAsync(await client.GetAsync(address), "button[value=delete]");
        Assert.Equal("Deleted by viewer.", (await client.GetAsync(address)).TextOf(".comment .empty-line"));
    }

    [Fact]
    public async Task A_source_problem_shows_at_the_product_at_its_other_texts_and_in_its_list_until_it_is_solved()
    {
        using var client = await site.ClientAsync("reviewer");
        await client.SubmitAsync(await client.GetAsync($"/review/{german}"), "#comments button[value=add]", ("body", "30 W or 15 W?"), ("problem", "true"));
        Assert.Contains("30 W or 15 W?", (await client.GetAsync($"/products/{product}")).TextOf("#problems-title + ul"), StringComparison.Ordinal);
        var other = await client.GetAsync($"/texts/{french}/comments");
        Assert.Contains("written at German (Germany)", other.TextOf(".comment"), StringComparison.Ordinal);
        Assert.Contains("30 W or 15 W?", (await client.GetAsync("/comments?show=problems")).TextOf(".comment-list"), StringComparison.Ordinal);
        await client.SubmitAsync(other, "button[value=resolve]");
        Assert.Equal("No open problem", (await client.GetAsync("/comments?show=problems")).TextOf(".empty h2"));
    }

    [Fact]
    public async Task Nobody_reads_or_opens_what_is_for_others_and_no_form_leads_away()
    {
        using var viewer = await site.ClientAsync("viewer");
        var page = await viewer.GetAsync($"/texts/{german}/comments");
        var away = await viewer.SubmitAsync(page, "button[value=add]", ("body", "@reviewer look"), ("back", "https://example.org/"));
        Assert.Equal($"/texts/{german}/comments#comments", away.Location);
        using var operations = await site.ClientAsync("operator");
        var token = (await operations.GetAsync("/notifications")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var stolen = await operations.PostAsync("/notifications", [("__RequestVerificationToken", token), ("id", "1"), ("act", "open")]);
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);
        Assert.Equal(1, await site.Seeder.ScalarAsync<int>("select unread from inbox where account = 'reviewer'"));
    }
}
