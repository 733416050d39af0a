using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class UndosTests(PostgresFixture postgres) : IAsyncLifetime, IRewriteRequests, ICurrentCatalog
{
    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private long copy;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Undos Undos => new(database.Source, TimeProvider.System);

    private Decisions Decisions => new(database.Source, TimeProvider.System, this, new EditChecks(database.Source, new ProductStore(database.Source), this),
        new Enforcement(new ProductStore(database.Source), this));

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
        copy = await seeder.TextAsync(await seeder.ProductAsync("A-1", "title: Nordvik Lamp"), new SeededText("de-DE", CopyState.NeedsReview, Fields("Nordvik Lampe")));
        await seeder.ExecuteAsync("update copy set waiting_since = waiting_since - interval '2 days'");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Several_decisions_about_one_text_are_taken_back_one_after_the_other()
    {
        var before = await RowAsync();
        await DecideAsync(1, new Decision.Edit(Fields("Von Mia")));
        var edited = await RowAsync();
        await DecideAsync(2, new Decision.Reject("no after all"));
        await DecideAsync(3, new Decision.Regenerate("shorter", new TextScope("title")));

        Assert.Equal("regenerate", (await UndoAsync()).Action);
        Assert.Equal("reject", (await UndoAsync()).Action);
        Assert.Equal(edited, await RowAsync());
        Assert.Equal("edit", (await UndoAsync()).Action);
        Assert.Equal(before, await RowAsync());
        Assert.IsType<UndoOutcome.Nothing>(await Undos.UndoAsync("mia", null, Token));
        Assert.Null(await Undos.LastAsync("mia", Token));

        // What the person wrote stays in the history, and counts for nothing.
        Assert.Equal("mia true", await seeder.ScalarAsync<string>("select author || ' ' || undone from revision where number = 2"));
        Assert.Equal("edit,reject,regenerate,undo,undo,undo", await seeder.ScalarAsync<string>("select string_agg(action, ',' order by id) from decision"));
        Assert.Equal(7, await seeder.ScalarAsync<int>("select version from copy"));
        Assert.Equal(1, await seeder.ScalarAsync<int>("select texts from copy_count where state = 'needs_review'"));
    }

    [Fact]
    public async Task A_decision_after_an_undo_can_be_taken_back_and_so_can_the_one_before()
    {
        await DecideAsync(1, new Decision.Edit(Fields("Von Mia")));
        await DecideAsync(2, new Decision.Reject("no"));
        await UndoAsync();
        await DecideAsync(4, new Decision.Reject("no, really"));
        Assert.Equal("reject", (await UndoAsync()).Action);
        Assert.Equal("edit", (await UndoAsync()).Action);
        Assert.Equal(CopyState.NeedsReview, (await RowAsync()).State);
    }

    [Fact]
    public async Task Nothing_is_taken_back_where_someone_changed_the_text_since()
    {
        await DecideAsync(1, new Decision.Approve());
        var own = (await Undos.LastAsync("mia", Token))!.Id;
        await Decisions.DecideAsync(copy, 2, "tom", new Decision.Reject("no"), Token);
        Assert.Null(await Undos.LastAsync("mia", Token));
        Assert.Equal("tom changed the text since (reject)", Assert.IsType<UndoOutcome.Changed>(await Undos.UndoAsync("mia", own, Token)).Problem);
        Assert.Equal(CopyState.NeedsRewrite, (await RowAsync()).State);
        Assert.Equal("tom", await seeder.ScalarAsync<string>("select actor from decision order by id desc limit 1"));
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_decided_or_has_on_the_screen()
    {
        await DecideAsync(1, new Decision.Approve());
        var own = (await Undos.LastAsync("mia", Token))!.Id;
        Assert.IsType<UndoOutcome.Nothing>(await Undos.UndoAsync("tom", own, Token));
        await new ReviewQueue(database.Source, TimeProvider.System).HoldAsync(copy, "tom", Token);
        Assert.Contains("tom has the text on the screen", Assert.IsType<UndoOutcome.Changed>(await Undos.UndoAsync("mia", own, Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_undos_at_once_one_counts()
    {
        await DecideAsync(1, new Decision.Approve());
        var own = (await Undos.LastAsync("mia", Token))!.Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Undos.UndoAsync("mia", own, Token)));
        Assert.Single(outcomes.OfType<UndoOutcome.Undone>());
        Assert.Equal(3, await seeder.ScalarAsync<int>("select version from copy"));
    }

    Task IRewriteRequests.RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation) => Task.CompletedTask;

    ValueTask<CatalogDefinition?> ICurrentCatalog.ReadAsync(CancellationToken cancellation) => new((CatalogDefinition?)null);

    private static Catalog.Jobs.Writing.Copy Fields(string title) => SeededText.Fields(title, "Eine Lampe.", "15 W", "Lampe");

    private async Task DecideAsync(int version, Decision decision) =>
        Assert.Equal(version + 1, Assert.IsType<DecisionOutcome.Decided>(await Decisions.DecideAsync(copy, version, "mia", decision, Token)).Version);

    private async Task<Undoable> UndoAsync() => Assert.IsType<UndoOutcome.Undone>(await Undos.UndoAsync("mia", (await Undos.LastAsync("mia", Token))!.Id, Token)).Decision;

    private async Task<Row> RowAsync()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        return await connection.QuerySingleAsync<Row>(
            "select state, newest_revision_id as newest, approved_revision_id as approved, risk, requested_at::text as requested, request_scope::text as scope, due, waiting_since::text as since from copy");
    }

    private sealed record Row(string State, long? Newest, long? Approved, int Risk, string? Requested, string? Scope, long Due, string Since);
}
