using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class ConflictsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private Showcase shop = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        shop = new Showcase(site.Seeder);
        await shop.FillAsync();
        // The channel that writes, and an approved German text of the kettle.
        var path = Path.Combine(site.Folder.Root, "catalog.json");
        var text = await File.ReadAllTextAsync(path, Token);
        var at = text.IndexOf('[', text.IndexOf("\"channels\"", StringComparison.Ordinal)) + 1;
        await File.WriteAllTextAsync(path, text[..at] + """
            { "name": "db", "format": "sql", "connection": "SHOP_DB", "table": "article", "key": "number", "columns": { "title@de-DE": "title_de" } },
            """ + text[at..], Token);
        await ExecuteAsync("""
            update copy c set approved_revision_id = newest_revision_id where locale = 'de-DE' and newest_revision_id is not null;
            insert into write_back_conflict (channel, product_id, kind, message, token, theirs, ours, found_at)
            select 'db', product_id, 'changed', 'Somebody else changed the row.', '7', '{"title_de": "Ihr Titel <b>"}', jsonb_build_object('title_de', r.texts ->> 'title'), now()
            from copy c join revision r on r.id = c.approved_revision_id where c.locale = 'de-DE' order by c.id limit 1
            """);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Both_texts_are_shown_and_ours_is_written_when_a_person_says_so()
    {
        using var client = await site.ClientAsync("reviewer");
        var page = await client.GetAsync("/exports/conflicts");
        Assert.Equal("Ihr Titel <b>", page.TextOf(".conflict-text"));
        Assert.Equal("de-DE", page.Document.QuerySelector(".conflict-text")!.GetAttribute("lang"));
        // The row as the person saw it, or nothing.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SubmitAsync(page, ".conflict form", ("how", "ours"), ("token", "6"))).Status);
        Assert.Equal("/exports/conflicts?done=ours", (await client.SubmitAsync(page, ".conflict form", ("how", "ours"))).Location);
        Assert.Equal(["export db for reviewer"], site.Requests.Calls);
        Assert.Equal("7 Ihr Titel <b>", await ScalarAsync("select token || ' ' || (cells ->> 'title_de') from write_back_row"));
        Assert.Equal("ours reviewer", await ScalarAsync("select settlement || ' ' || settled_by from write_back_conflict"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SubmitAsync(page, ".conflict form", ("how", "ours"))).Status);
    }

    [Fact]
    public async Task The_shops_text_can_become_a_persons()
    {
        await ExecuteAsync("update write_back_conflict set theirs = '{\"title_de\": \"Nordvik Rucksack für den Alltag\"}'");
        using var client = await site.ClientAsync("merchandiser");
        var page = await client.GetAsync("/exports/conflicts");
        var answer = await client.SubmitAsync(page, ".conflict form", ("how", "theirs"));
        Assert.Equal("/exports/conflicts?done=theirs", answer.Location);
        Assert.Equal("merchandiser Nordvik Rucksack für den Alltag", await ScalarAsync("""
            select r.author || ' ' || (r.texts ->> 'title') from write_back_conflict w
            join copy c on c.product_id = w.product_id and c.locale = 'de-DE' join revision r on r.id = c.approved_revision_id
            """));
        Assert.Empty(site.Requests.Calls);
    }

    [Fact]
    public async Task Sources_are_listed_with_their_last_pull_and_a_button()
    {
        await ExecuteAsync("""
            insert into source_pull (name, state, message, started_by, pulled_at, seconds)
            select 'products', 'failed', 'It is not there.', 'schedule', now(), 1.5
            """);
        using var client = await site.ClientAsync("operator");
        var page = await client.GetAsync("/imports/sources");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var name = page.Document.QuerySelector("input[name=source]")!.GetAttribute("value")!;
        Assert.Equal("/imports/sources?sent=1", (await client.SubmitAsync(page, "main table form")).Location);
        Assert.Equal([$"pull {name} for operator"], site.Requests.Calls);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SubmitAsync(page, "main table form", ("source", "nowhere"))).Status);
        using var viewer = await site.ClientAsync("viewer");
        Assert.Null((await viewer.GetAsync("/imports/sources")).Document.QuerySelector("main form"));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await site.Source.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: Token));
    }

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var connection = await site.Source.OpenConnectionAsync(Token);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition(sql, cancellationToken: Token));
    }
}
