using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Review.Bulk;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Dashboard.Tests.Search;

public sealed class BulkPageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private SiteClient client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        await new Showcase(site.Seeder).FillAsync();
        client = await site.ClientAsync("reviewer");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Texts_are_rejected_after_a_preview_and_the_whole_is_undone()
    {
        var form = await client.GetAsync("/bulk?q=brand%3Avelmora%20state%3Aneeds-review&action=reject&reason=too%20%22long%22");
        Assert.Equal("too \"long\"", form.Document.QuerySelector("#reason")!.GetAttribute("value"));
        var sent = await client.SubmitAsync(form, "form.bulk-form");
        var preview = await client.GetAsync(sent.Location!);
        Assert.Equal("Reject 3 texts", preview.TextOf("button[value=decide]"));
        Assert.Equal(3, preview.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("/bulk?q=brand%3Avelmora%20state%3Aneeds-review&action=reject&reason=too%20%22long%22", preview.Document.QuerySelector(".crumbs a")!.GetAttribute("href"));
        Assert.Equal(5, await WaitingAsync());

        await site.Seeder.ExecuteAsync("update copy set version = version + 1 where locale = 'ja-JP'");
        await client.SubmitAsync(preview, "button[value=decide]");
        var done = await client.GetAsync(sent.Location!);
        Assert.Equal("2 of 3", done.TextOf(".figures dd"));
        Assert.Equal("It changed since the preview.1", done.TextOf("tbody tr"));
        Assert.Equal(3, await WaitingAsync());
        await client.SubmitAsync(preview, "button[value=decide]");
        Assert.Equal(2, await site.Seeder.ScalarAsync<long>("select count(*) from decision where action = 'reject' and actor = 'reviewer'"));

        await client.SubmitAsync(done, "button[value=undo]");
        Assert.Equal("Undone by reviewer.", (await client.GetAsync(sent.Location!)).TextOf(".notice-good"));
        Assert.Equal(5, await WaitingAsync());
    }

    [Fact]
    public async Task A_replacement_shows_what_changes()
    {
        var form = await client.GetAsync("/bulk?q=locale%3Ade-DE&action=replace&find=Rucksack&by=%3Cb%3ERanzen&word=true&field=description");
        var sent = await client.SubmitAsync(form, "form.bulk-form");
        var preview = await client.GetAsync(sent.Location!);
        Assert.Equal(("Rucksack", "<b>Ranzen"), (preview.TextOf("tbody del"), preview.TextOf("tbody ins")));
        Assert.Null(preview.Document.QuerySelector("tbody ins b"));
    }

    [Fact]
    public async Task What_lacks_is_said_and_the_form_keeps_what_was_written()
    {
        var answer = await client.SubmitAsync(await client.GetAsync("/bulk?q=sku%3Anothing&action=reject"), "form.bulk-form", ("reason", "because"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The query finds no text."), (answer.Status, answer.TextOf(".notice-critical")));
        Assert.Equal("because", answer.Document.QuerySelector("#reason")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_preview_is_nobody_elses_and_many_texts_are_a_jobs()
    {
        await site.Seeder.ExecuteAsync(
            """
            with products as (
                insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id)
                select 'M-' || n, 'Many', '[]', '{}', '[]', '[]', '', 1 from generate_series(1, 250) n returning id)
            insert into copy (product_id, locale, state) select id, 'de-DE', 'needs_review' from products
            """);
        var sent = await client.SubmitAsync(await client.GetAsync("/bulk?q=sku%3AM-*&action=assign"), "form.bulk-form", ("person", "reviewer"));
        var preview = await client.GetAsync(sent.Location!);
        using var other = await site.ClientAsync("all");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(sent.Location!)).Status);
        await client.SubmitAsync(preview, "button[value=decide]");
        var id = long.Parse(sent.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"bulk {id}", site.Requests.Calls);
        var waiting = await client.GetAsync(sent.Location!);
        Assert.Equal(sent.Location, waiting.Document.QuerySelector("#progress")!.GetAttribute("hx-get"));
        await site.Services.GetRequiredService<BulkRunner>().RunAsync(id, Token);
        Assert.Equal("true", (await client.GetAsync(sent.Location!, ("HX-Request", "true"))).Headers["HX-Refresh"]);
        Assert.Equal("250 of 250", (await other.GetAsync(sent.Location!)).TextOf(".figures dd"));
        Assert.Equal("250 texts", (await client.GetAsync("/texts?q=assigned%3Ame")).TextOf("p.lead[role=status]"));
    }

    private Task<long> WaitingAsync() => site.Seeder.ScalarAsync<long>("select sum(texts) from copy_count where state = 'needs_review'");
}
