using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Evaluation.Precision;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation.Precision;

public sealed class PeoplesDecisionsTests(PostgresFixture postgres) : IAsyncLifetime, IRewriteRequests, ICurrentCatalog
{
    private static readonly Copy Text = SeededText.Fields("Titel", "Beschreibung", "Punkt", "Bild");

    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private int skus;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Nothing_is_said_about_what_nobody_decided()
    {
        await SeedAsync();
        await seeder.ExecuteAsync("insert into decision (copy_id, revision_id, action, actor, from_state, to_state) select id, newest_revision_id, 'approve', 'rules', '', '' from copy");
        Assert.Empty(await Decisions().PrecisionAsync(Cancellation));
        Assert.Empty(await Decisions().TextsAsync(Cancellation));
    }

    [Fact]
    public async Task A_finding_is_accepted_where_its_text_was_rejected_or_edited_at_its_field()
    {
        await DecideAsync(await SeedAsync(), new Decision.Approve());
        await DecideAsync(await SeedAsync(), new Decision.Reject("wrong"));
        await DecideAsync(await SeedAsync(), new Decision.Edit(Text with { Fields = [new("title", ["Neuer Titel"], false), .. Text.Fields.Skip(1)] }));
        var precision = await Decisions().PrecisionAsync(Cancellation);
        // The reject and the edit; the edit left the description alone.
        Assert.Equal([new("length", "de-DE", 3, 1), new("numbers", "de-DE", 3, 2)], precision);
        Assert.Equal([new DecidedTexts("de-DE", Severity.Critical, 3, 2)], await Decisions().TextsAsync(Cancellation));
    }

    [Fact]
    public async Task A_dismissed_finding_was_wrong_whatever_became_of_the_text()
    {
        var copy = await SeedAsync();
        await DismissNumbersAsync(copy);
        await DecideAsync(copy, new Decision.Reject("reads badly"));
        Assert.Equal([new("length", "de-DE", 1, 1), new("numbers", "de-DE", 1, 0)], await Decisions().PrecisionAsync(Cancellation));
        Assert.Equal([new DecidedTexts("de-DE", Severity.Major, 1, 1)], await Decisions().TextsAsync(Cancellation));

        // The text and its findings go; what the person said of the check stays.
        await seeder.ExecuteAsync("delete from finding");
        Assert.Equal([new("numbers", "de-DE", 1, 0)], await Decisions().PrecisionAsync(Cancellation));
    }

    [Fact]
    public async Task A_dismissal_that_was_taken_back_is_no_verdict()
    {
        var copy = await SeedAsync();
        var finding = await DismissNumbersAsync(copy);
        Assert.Null(await new Dismissals(database.Source, TimeProvider.System).RestoreAsync(copy, finding, "ann", Cancellation));
        Assert.Empty(await Decisions().PrecisionAsync(Cancellation));
    }

    [Fact]
    public async Task A_decision_that_was_undone_is_none()
    {
        var copy = await SeedAsync();
        await DecideAsync(copy, new Decision.Approve());
        Assert.IsType<UndoOutcome.Undone>(await new Undos(database.Source, TimeProvider.System).UndoAsync("ann", null, Cancellation));
        Assert.Empty(await Decisions().PrecisionAsync(Cancellation));
        Assert.Empty(await Decisions().TextsAsync(Cancellation));
    }

    [Fact]
    public async Task Findings_about_a_persons_own_text_are_no_verdict()
    {
        var copy = await SeedAsync();
        await seeder.ExecuteAsync("update revision set author = 'ann'");
        await DecideAsync(copy, new Decision.Approve());
        Assert.Empty(await Decisions().TextsAsync(Cancellation));
    }

    ValueTask<CatalogDefinition?> ICurrentCatalog.ReadAsync(CancellationToken cancellation) => ValueTask.FromResult<CatalogDefinition?>(null);

    Task IRewriteRequests.RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation) => Task.CompletedTask;

    private PeoplesDecisions Decisions() => new(database.Source);

    private async Task<long> SeedAsync() => await seeder.TextAsync(
        await seeder.ProductAsync($"SKU-{++skus}", "title: Titel"),
        new SeededText("de-DE", "needs_review", Text, Findings:
        [
            new Finding("accuracy.number", Severity.Critical, "numbers", "title", "5", "6", "wrong"),
            new Finding("length", Severity.Major, "length", "description", "900 characters", "", "long"),
        ]));

    private async Task<long> DismissNumbersAsync(long copy)
    {
        var finding = await database.Source.CreateCommand("select id from finding where source = 'numbers'").ExecuteScalarAsync(Cancellation);
        Assert.Null(await new Dismissals(database.Source, TimeProvider.System).DismissAsync(copy, (long)finding!, "ann", "the price is meant", Cancellation));
        return (long)finding!;
    }

    private async Task DecideAsync(long copy, Decision decision)
    {
        var products = new ProductStore(database.Source);
        var outcome = await new Decisions(database.Source, TimeProvider.System, this, new EditChecks(database.Source, products, this), new Enforcement(products, this))
            .DecideAsync(copy, 1, "ann", decision, Cancellation);
        Assert.IsType<DecisionOutcome.Decided>(outcome);
    }
}
