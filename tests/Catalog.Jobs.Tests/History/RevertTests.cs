using Catalog.Jobs.Catalogs;
using Catalog.Jobs.History;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.History;

public sealed class RevertTests(PostgresFixture postgres) : IAsyncLifetime, IRewriteRequests, ICurrentCatalog
{
    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private CatalogDefinition catalog = Pipeline.DefaultCatalog with { Locales = [new("de-DE", null)] };
    private long copy;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TextHistories Histories => new(database.Source);

    private ProductStore Products => new(database.Source);

    private Reverts Reverts => new(Histories, new Decisions(database.Source, TimeProvider.System, this, new EditChecks(database.Source, Products, this), new Enforcement(Products, this)));

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
        var product = await seeder.ProductAsync("A-1", "title: Nordvik Lamp", "power: 15 W");
        copy = await seeder.TextAsync(product, new SeededText(
            "de-DE", CopyState.NeedsReview, SeededText.Fields("Nordvik Lampe", "Die neue Lampe mit 15 W.", "15 W", "Lampe"),
            Earlier: SeededText.Fields("Nordvik Lampe", "Die alte Lampe mit 16 W.", "15 W", "Lampe")));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_older_text_becomes_the_persons_new_revision_and_goes_out()
    {
        Assert.Equal(new DecisionOutcome.Decided(2, CopyState.Approved), await Reverts.RevertAsync(copy, 1, 1, "mia", Token));
        var history = (await Histories.LoadAsync(copy, null, Token))!;
        Assert.Equal([(3, "mia", 1), (2, "model", null), (1, "model", (int?)null)], history.Revisions.Select(past => (past.Revision.Number, past.Revision.Author, past.RevertedTo)));
        Assert.Equal(history.Revisions[2].Revision.Text.ToJson(), history.Revisions[0].Revision.Text.ToJson());
        Assert.Equal(("edit", "Back to revision 1"), (history.Revisions[0].Decisions[0].Action, history.Revisions[0].Decisions[0].Reason));
        Assert.Equal(history.Copy.ApprovedRevisionId, history.Revisions[0].Revision.Id);
    }

    [Fact]
    public async Task It_is_refused_where_the_text_changed_meanwhile_where_it_is_the_newest_and_where_there_is_none()
    {
        Assert.Equal(new DecisionOutcome.Stale(1), await Reverts.RevertAsync(copy, 7, 1, "mia", Token));
        Assert.Contains("newest already", Assert.IsType<DecisionOutcome.Refused>(await Reverts.RevertAsync(copy, 1, 2, "mia", Token)).Problem, StringComparison.Ordinal);
        Assert.IsType<DecisionOutcome.Gone>(await Reverts.RevertAsync(copy, 1, 9, "mia", Token));
        Assert.Equal(2, await seeder.ScalarAsync<long>("select count(*) from revision"));
    }

    [Fact]
    public async Task An_enforced_check_keeps_an_old_mistake_from_coming_back()
    {
        catalog = catalog with { Flags = new([new("enforced", "numbers")]) };
        Assert.Contains("16 W", Assert.IsType<DecisionOutcome.Refused>(await Reverts.RevertAsync(copy, 1, 1, "mia", Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exports_that_contained_a_revision_say_who_let_it_out()
    {
        await seeder.ExecuteAsync(
            """
            insert into decision (copy_id, revision_id, action, actor, from_state, to_state, created_at)
            select copy_id, id, 'approve', 'mia', 'needs_review', 'approved', '2026-11-24 10:00:00+00' from revision where number = 1;
            insert into decision (copy_id, revision_id, action, actor, from_state, to_state, created_at)
            select copy_id, id, 'approve', 'max', 'needs_review', 'approved', '2026-11-24 12:00:00+00' from revision where number = 1;
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by, created_at) values
                ('shop', 'wide', 'x', 1, 1, 0, 'olga', '2026-11-24 11:00:00+00'), ('shop', 'wide', 'y', 1, 1, 0, 'olga', '2026-11-24 09:00:00+00');
            insert into export_item select b.id, r.copy_id, r.id from export_batch b, revision r where r.number = 1
            """);
        var exports = (await Histories.LoadAsync(copy, null, Token))!.Exports;
        Assert.Equal([(1, null), (1, (string?)"mia")], exports.Select(export => (export.Number, export.ApprovedBy)));
    }

    [Fact]
    public async Task Revisions_are_compared_field_by_field()
    {
        var (old, now) = ((await Histories.RevisionAsync(copy, 1, Token))!, (await Histories.RevisionAsync(copy, 2, Token))!);
        var fields = RevisionDiff.Compare(old.Text, now.Text with { Fields = [.. now.Text.Fields.Skip(1)] });
        Assert.Equal(["description", "bullets", "alt_text", "title"], fields.Select(field => field.Key));
        Assert.Equal([true, false, false, true], fields.Select(field => field.IsChanged));
        Assert.Equal("Die alte Lampe mit 16 W.", string.Concat(fields[0].Before.Select(part => part.Text)));
        Assert.Equal("Die neue Lampe mit 15 W.", string.Concat(fields[0].After.Select(part => part.Text)));
        Assert.Null(await Histories.LoadAsync(copy + 1000, null, Token));
    }

    Task IRewriteRequests.RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation) => Task.CompletedTask;

    ValueTask<CatalogDefinition?> ICurrentCatalog.ReadAsync(CancellationToken cancellation) => new(catalog);
}
