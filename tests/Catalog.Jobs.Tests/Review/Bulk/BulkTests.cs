using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Review.Bulk;
using Catalog.Jobs.Tests.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Review.Bulk;

public sealed class BulkTests(PostgresFixture postgres) : IAsyncLifetime, IRewriteRequests, ICurrentCatalog
{
    private readonly List<string> requested = [];
    private readonly List<long> texts = [];
    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private CatalogDefinition? catalog;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BulkStore Store => new(database.Source, TimeProvider.System);

    private Decisions Decisions => new(
        database.Source, TimeProvider.System, this, new EditChecks(database.Source, new ProductStore(database.Source), this), new Enforcement(new ProductStore(database.Source), this));

    private BulkRunner Runner => new(database.Source, Store, Decisions, this, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
        for (var number = 1; number <= 3; number++)
        {
            var product = await seeder.ProductAsync($"A-{number}", $"title: Nordvik Lamp {number}", "brand: Nordvik");
            foreach (var locale in new[] { "de-DE", "fr-FR" })
            {
                texts.Add(await seeder.TextAsync(product, new SeededText(
                    locale, number == 3 ? CopyState.Approved : CopyState.NeedsReview, SeededText.Fields("Nordvik Lampe", "Eine Lampe, Lampenschirm aus Glas.", "Lampe\n15 W", "Lampe"),
                    Findings: [new Finding("style", Severity.Major, "model", "title", "", "", "A finding."), new Finding("accuracy.number", Severity.Critical, "numbers", "bullets", "15 W", "", "Another.")])));
            }
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_changed_since_the_preview_is_left_out_and_an_undo_puts_the_rest_back()
    {
        var before = await RowsAsync();
        var id = await PreviewAsync("state:needs-review", BulkAction.Approve, new());
        Assert.Equal(before, await RowsAsync());
        Assert.Equal(4, (await Store.GetAsync(id, Token))!.Texts);
        await Decisions.DecideAsync(texts[0], 1, "tom", new Decision.Reject("mine"), Token);
        await RunAsync(id);
        var progress = await Store.ProgressAsync(id, Token);
        Assert.Equal((0, 3), (progress.Open, progress.Done));
        Assert.Equal([KeyValuePair.Create("It changed since the preview.", 1)], progress.LeftOut);
        Assert.Equal(CopyState.NeedsRewrite, await StateAsync(texts[0]));
        foreach (var text in texts.Skip(1)) Assert.Equal(CopyState.Approved, await StateAsync(text));

        await Decisions.DecideAsync(texts[1], 2, "tom", new Decision.Reject("no"), Token);
        await UndoAsync(id);
        progress = await Store.ProgressAsync(id, Token);
        Assert.Equal((2, 1), (progress.Undone, progress.Kept));
        Assert.Equal([CopyState.NeedsRewrite, CopyState.NeedsRewrite, CopyState.NeedsReview, CopyState.NeedsReview, CopyState.Approved, CopyState.Approved], await Task.WhenAll(texts.Select(StateAsync)));
        Assert.Equal(before[2] with { Version = 3 }, (await RowsAsync())[2]);
        Assert.Equal(2, await seeder.ScalarAsync<long>("select count(*) from decision where action = 'undo' and actor = 'mia' and from_state = 'approved' and to_state = 'needs_review'"));
        Assert.Equal("undone", (await Store.GetAsync(id, Token))!.State);
    }

    [Fact]
    public async Task Each_undo_names_the_decision_that_it_undoes()
    {
        var id = await PreviewAsync("state:needs-review", BulkAction.Reject, new() { Reason = "wrong" });
        await RunAsync(id);
        await UndoAsync(id);
        Assert.Equal(4, await seeder.ScalarAsync<long>(
            "select count(*) from decision u join decision d on d.id = u.undoes where u.action = 'undo' and d.action = 'reject' and d.copy_id = u.copy_id"));
    }

    [Fact]
    public async Task Nothing_is_decided_twice_where_two_workers_have_the_same_job()
    {
        await ManyAsync(1300);
        var id = await PreviewAsync("", BulkAction.Reject, new() { Reason = "all wrong" });
        Assert.True(await Store.MoveAsync(id, "previewed", "running", null, Token));
        Assert.False(await Store.MoveAsync(id, "previewed", "running", null, Token));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Runner.RunAsync(id, Token)));
        Assert.Equal(1306, (await Store.ProgressAsync(id, Token)).Done);
        Assert.Equal(1306, await seeder.ScalarAsync<long>("select count(*) from decision where action = 'reject' and reason = 'all wrong'"));
        Assert.Equal(1306, await seeder.ScalarAsync<long>("select count(*) from copy where state = 'needs_rewrite' and version = 2"));
        Assert.Equal(1306, await seeder.ScalarAsync<long>("select sum(texts) from copy_count where state = 'needs_rewrite'"));
        await UndoAsync(id);
        Assert.Equal(1304, await seeder.ScalarAsync<long>("select count(*) from copy where state = 'needs_review' and version = 3"));
    }

    [Fact]
    public async Task A_regeneration_is_asked_for_and_an_undo_takes_the_request_back()
    {
        var id = await PreviewAsync("locale:de-DE state:needs-review", BulkAction.Regenerate, new() { Reason = "shorter" });
        await RunAsync(id);
        Assert.Equal(2, requested.Count);
        Assert.Equal(2, await seeder.ScalarAsync<long>("select count(*) from copy where request_note = 'shorter' and requested_by = 'mia' and state = 'needs_rewrite'"));
        await UndoAsync(id);
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from copy where requested_at is not null or state = 'needs_rewrite'"));
    }

    [Fact]
    public async Task Findings_of_a_check_are_dismissed_and_taken_back()
    {
        var id = await PreviewAsync("locale:de-DE", BulkAction.Dismiss, new() { Check = "numbers", Reason = "the facts are old" });
        await RunAsync(id);
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from finding where dismissed_reason = 'the facts are old' and dismissed_by = 'mia' and type = 'accuracy.number'"));
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from copy where locale = 'de-DE' and risk = 2"));
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from dismissal where undone_at is null and locale = 'de-DE'"));
        await UndoAsync(id);
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from finding where dismissed_at is not null"));
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from copy where locale = 'de-DE' and risk = 3"));
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from dismissal where undone_by = 'mia'"));
    }

    [Fact]
    public async Task Texts_are_assigned_to_reviewers_only_and_an_undo_spares_what_was_given_away_since()
    {
        Assert.Equal("There is no reviewer tom.", (await Store.PreviewAsync("", BulkAction.Assign, new() { Person = "tom" }, "mia", Token)).Problem);
        await seeder.ExecuteAsync("insert into account (name, password_hash, roles, stamp) values ('tom', '', array['reviewer'], '')");
        var id = await PreviewAsync("locale:de-DE", BulkAction.Assign, new() { Person = "tom" });
        await RunAsync(id);
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from copy where assigned_to = 'tom' and version = 1"));
        await seeder.ExecuteAsync("update copy set assigned_to = 'ida' where id = @Id", new { Id = texts[0] });
        await UndoAsync(id);
        Assert.Equal("ida", await seeder.ScalarAsync<string>("select string_agg(assigned_to, ' ') from copy"));
        Assert.Equal(1, (await Store.ProgressAsync(id, Token)).Kept);
    }

    [Fact]
    public async Task Texts_go_only_to_who_decides_on_their_locale_and_only_they_dismiss()
    {
        await seeder.ExecuteAsync(
            """
            insert into account (name, password_hash, roles, locales, stamp, disabled_at) values
                ('tom', '', array['reviewer'], array['fr-FR'], '', null), ('mia', '', array['reviewer'], array['fr-FR'], '', null), ('old', '', array['reviewer'], '{}', '', now())
            """);
        Assert.Equal("There is no reviewer old.", (await Store.PreviewAsync("", BulkAction.Assign, new() { Person = "old" }, "mia", Token)).Problem);
        var id = await PreviewAsync("", BulkAction.Assign, new() { Person = "tom" });
        await RunAsync(id);
        Assert.Equal("fr-FR", await seeder.ScalarAsync<string>("select string_agg(distinct locale, ' ') from copy where assigned_to = 'tom'"));
        Assert.Equal("There is no reviewer tom who decides on de-DE. Choose another.", Assert.Single((await Store.ProgressAsync(id, Token)).LeftOut).Key);
        id = await PreviewAsync("locale:de-DE", BulkAction.Dismiss, new() { Check = "numbers", Reason = "the facts are old" });
        await RunAsync(id);
        Assert.StartsWith("de-DE isn't among the locales", Assert.Single((await Store.ProgressAsync(id, Token)).LeftOut).Key, StringComparison.Ordinal);
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from finding where dismissed_at is not null"));
    }

    [Fact]
    public async Task A_word_is_replaced_where_it_stands_alone_and_states_stay()
    {
        var arguments = new BulkArguments { Find = "Lampe", By = "Leuchte", IsWord = true };
        Assert.Equal("No text of the query holds this piece, as it is written.", (await Store.PreviewAsync("", BulkAction.Replace, arguments with { Find = "lampe" }, "mia", Token)).Problem);
        var id = await PreviewAsync("locale:de-DE", BulkAction.Replace, arguments with { Field = "description" });
        var sample = (await Store.SamplesAsync((await Store.GetAsync(id, Token))!, Token))[0];
        Assert.Equal(("Nordvik Lampe", "Eine Leuchte, Lampenschirm aus Glas."), (sample.After!.Field("title")!.Text, sample.After.Field("description")!.Text));
        await RunAsync(id);
        Assert.Equal(2, await seeder.ScalarAsync<long>("select count(*) from copy where locale = 'de-DE' and state = 'needs_review' and approved_revision_id is null and version = 2"));
        Assert.Equal(1, await seeder.ScalarAsync<long>("select count(*) from copy where locale = 'de-DE' and state = 'approved' and approved_revision_id = newest_revision_id and version = 2"));
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from revision where author = 'mia' and raw like '%Eine Leuchte, Lampenschirm%'"));
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from copy_text where words like '%leuchte%'"));
        await UndoAsync(id);
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from copy_text where words like '%leuchte%'"));
        Assert.Equal(3, await seeder.ScalarAsync<long>("select count(*) from copy c join revision r on r.id = c.newest_revision_id where locale = 'de-DE' and r.author = 'model'"));
    }

    [Fact]
    public async Task An_enforced_check_leaves_texts_out_and_says_why()
    {
        catalog = (await DemoCatalog.LoadAsync()) with { Flags = new([new("enforced", "numbers")]) };
        var id = await PreviewAsync("locale:de-DE state:needs-review", BulkAction.Approve, new());
        await RunAsync(id);
        var progress = await Store.ProgressAsync(id, Token);
        Assert.Equal((0, 0), (progress.Open, progress.Done));
        var left = Assert.Single(progress.LeftOut);
        Assert.Equal(2, left.Value);
        Assert.Contains("The catalogue enforces what this text fails. numbers: Another.", left.Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state:", BulkAction.Approve, "state: needs a value")]
    [InlineData("sku:nothing", BulkAction.Approve, "The query finds no text.")]
    [InlineData("", BulkAction.Reject, "Say in a few words why")]
    [InlineData("", BulkAction.Dismiss, "Name the type or the check")]
    [InlineData("", BulkAction.Replace, "Say what is to be replaced")]
    [InlineData("", "delete", "Choose what is to be done")]
    public async Task What_lacks_is_said_before_anything_is_pinned(string query, string action, string problem)
    {
        Assert.StartsWith(problem, (await Store.PreviewAsync(query, action, new(), "mia", Token)).Problem, StringComparison.Ordinal);
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from bulk"));
    }

    ValueTask<CatalogDefinition?> ICurrentCatalog.ReadAsync(CancellationToken cancellation) => ValueTask.FromResult(catalog);

    Task IRewriteRequests.RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation)
    {
        requested.Add($"{productId} {locale} for {requestedBy}");
        return Task.CompletedTask;
    }

    private async Task<long> PreviewAsync(string query, string action, BulkArguments arguments)
    {
        var preview = await Store.PreviewAsync(query, action, arguments, "mia", Token);
        Assert.Null(preview.Problem);
        return preview.Id!.Value;
    }

    private async Task RunAsync(long id)
    {
        Assert.True(await Store.MoveAsync(id, "previewed", "running", null, Token));
        await Runner.RunAsync(id, Token);
        Assert.Equal("finished", (await Store.GetAsync(id, Token))!.State);
    }

    private async Task UndoAsync(long id)
    {
        Assert.True(await Store.MoveAsync(id, "finished", "undoing", "mia", Token));
        await Runner.RunAsync(id, Token);
    }

    private async Task ManyAsync(int count) => await seeder.ExecuteAsync(
        """
        with products as (
            insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id)
            select 'M-' || n, 'Many', '[]', '{}', '[]', '[]', '', 1 from generate_series(1, @count) n returning id),
        copies as (insert into copy (product_id, locale, state) select id, 'de-DE', 'needs_review' from products returning id),
        revisions as (insert into revision (copy_id, number, author, texts, raw) select id, 1, 'model', '{"title": "Many"}', '{"title": "Many"}' from copies returning id, copy_id)
        select 1 from revisions;
        update copy c set newest_revision_id = r.id from revision r where r.copy_id = c.id and c.newest_revision_id is null
        """,
        new { count });

    private async Task<List<Row>> RowsAsync()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        return [.. await Dapper.SqlMapper.QueryAsync<Row>(connection, new Dapper.CommandDefinition("select id, state, version, risk, newest_revision_id as newest, approved_revision_id as approved from copy order by id", cancellationToken: Token))];
    }

    private Task<string> StateAsync(long id) => seeder.ScalarAsync<string>("select state from copy where id = @id", new { id });

    private sealed record Row(long Id, string State, int Version, int Risk, long? Newest, long? Approved);
}
