using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class DecisionsTests(PostgresFixture postgres) : IAsyncLifetime, IRewriteRequests, ICurrentCatalog
{
    private readonly List<string> requested = [];
    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private long product;
    private long copy;
    private CheckFlags flags = CheckFlags.None;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Decisions Decisions => new(database.Source, TimeProvider.System, this, new EditChecks(database.Source, new ProductStore(database.Source), this),
        new Enforcement(new ProductStore(database.Source), this));

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
        product = await seeder.ProductAsync("A-1", "title: Nordvik Lamp", "brand: Nordvik", "power: 15 W");
        copy = await seeder.TextAsync(product, new SeededText(
            "de-DE", CopyState.NeedsReview, SeededText.Fields("Nordvik Lampe", "Eine Lampe mit 15 W.", "15 W", "Lampe"),
            Findings: [new Finding("style", Severity.Major, "model", "title", "", "", "A finding.")]));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Approving_lets_the_newest_text_out()
    {
        Assert.Equal(new DecisionOutcome.Decided(2, CopyState.Approved), await DecideAsync(new Decision.Approve()));
        var row = await RowAsync();
        Assert.Equal((CopyState.Approved, 2, row.Newest, row.Newest), (row.State, row.Version, row.Approved, row.Newest));
        Assert.Equal("approve by mia: needs_review to approved ()", await LastDecisionAsync());
        Assert.Empty(requested);
    }

    [Fact]
    public async Task A_decision_about_an_older_version_stores_nothing()
    {
        await DecideAsync(new Decision.Approve());
        Assert.Equal(new DecisionOutcome.Stale(2), await DecideAsync(new Decision.Reject("late")));
        Assert.Equal(CopyState.Approved, (await RowAsync()).State);
        Assert.Equal(1, await seeder.ScalarAsync<long>("select count(*) from decision"));
    }

    [Fact]
    public async Task Of_two_decisions_at_once_exactly_one_counts()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Decisions.DecideAsync(copy, 1, $"reviewer{i}", new Decision.Approve(), Token)));
        Assert.Single(outcomes.OfType<DecisionOutcome.Decided>());
        Assert.Equal(7, outcomes.OfType<DecisionOutcome.Stale>().Count());
    }

    [Fact]
    public async Task An_edit_is_a_revision_of_the_person_and_goes_out_with_its_own_findings()
    {
        var text = SeededText.Fields("Nordvik Lampe", "Eine Lampe mit 99 W.", "15 W", "Lampe");
        Assert.Equal(new DecisionOutcome.Decided(2, CopyState.Approved), await DecideAsync(new Decision.Edit(text)));
        var row = await RowAsync();
        Assert.Equal(row.Newest, row.Approved);
        Assert.Equal("2 mia", await seeder.ScalarAsync<string>("select number || ' ' || author from revision where id = @Newest", new { row.Newest }));
        Assert.Equal(text.ToJson(), await seeder.ScalarAsync<string>("select raw from revision where id = @Newest", new { row.Newest }));
        Assert.Equal("99 W", await seeder.ScalarAsync<string>("select found from finding where revision_id = @Newest and type = 'accuracy.number'", new { row.Newest }));
        Assert.Equal((int)Severity.Critical, row.Risk);
    }

    [Fact]
    public async Task An_edit_that_loses_a_field_is_refused()
    {
        var text = SeededText.Fields("Nordvik Lampe", "", "15 W", "Lampe");
        Assert.Contains("description is empty", Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Edit(text))).Problem, StringComparison.Ordinal);
        var fewer = text with { Fields = [.. text.Fields.Skip(1)] };
        Assert.Contains("exactly these fields", Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Edit(fewer))).Problem, StringComparison.Ordinal);
        Assert.Equal(1, (await RowAsync()).Version);
    }

    [Fact]
    public async Task Rejecting_needs_a_reason_and_asks_nobody_for_a_new_text()
    {
        Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Reject("  ")));
        Assert.Equal(new DecisionOutcome.Decided(2, CopyState.NeedsRewrite), await DecideAsync(new Decision.Reject(" too long ")));
        Assert.Equal("reject by mia: needs_review to needs_rewrite (too long)", await LastDecisionAsync());
        Assert.Null((await RowAsync()).RequestedBy);
        Assert.Empty(requested);
    }

    [Fact]
    public async Task Rejecting_an_approved_text_takes_it_out()
    {
        await DecideAsync(new Decision.Approve());
        await Decisions.DecideAsync(copy, 2, "mia", new Decision.Reject("wrong after all"), Token);
        var row = await RowAsync();
        Assert.Equal((CopyState.NeedsRewrite, null), (row.State, row.Approved));
    }

    [Fact]
    public async Task Regenerating_stores_the_note_and_wakes_the_workers()
    {
        Assert.Equal(new DecisionOutcome.Decided(2, CopyState.NeedsRewrite), await DecideAsync(new Decision.Regenerate("shorter")));
        var row = await RowAsync();
        Assert.Equal(("mia", "shorter"), (row.RequestedBy, row.Note));
        Assert.Equal([$"{product} de-DE mia"], requested);
    }

    [Fact]
    public async Task A_rejected_proposal_leaves_the_persons_text_approved()
    {
        await DecideAsync(new Decision.Edit(SeededText.Fields("Von Mia", "Eine Lampe mit 15 W.", "15 W", "Lampe")));
        var own = (await RowAsync()).Approved;
        await seeder.ExecuteAsync(
            """
            with proposal as (
                insert into revision (copy_id, number, author, texts, raw, proposal)
                select copy_id, 3, 'model', texts, raw, true from revision where id = @own returning id, copy_id)
            update copy set newest_revision_id = proposal.id, state = 'needs_review', version = 3 from proposal where copy.id = proposal.copy_id
            """,
            new { own });
        Assert.Equal(new DecisionOutcome.Decided(4, CopyState.Approved), await Decisions.DecideAsync(copy, 3, "mia", new Decision.Reject("mine is better"), Token));
        var row = await RowAsync();
        Assert.Equal((own, own), (row.Approved, row.Newest));
    }

    [Fact]
    public async Task A_text_that_is_gone_can_not_be_decided() =>
        Assert.IsType<DecisionOutcome.Gone>(await Decisions.DecideAsync(copy + 1000, 1, "mia", new Decision.Approve(), Token));

    [Fact]
    public async Task Without_a_text_there_is_nothing_to_approve()
    {
        await seeder.ExecuteAsync("update copy set newest_revision_id = null where id = @copy", new { copy });
        Assert.Contains("no text yet", Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Approve())).Problem, StringComparison.Ordinal);
        Assert.IsType<DecisionOutcome.Decided>(await DecideAsync(new Decision.Regenerate("")));
    }

    [Fact]
    public async Task An_enforced_finding_keeps_a_person_from_approving_until_it_is_dismissed()
    {
        flags = new([new("enforced", "numbers")]);
        var revision = (await RowAsync()).Newest;
        await seeder.FindingAsync(product, copy, revision, new Finding("accuracy.number", Severity.Critical, "numbers", "description", "15 W", "", "\"15 W\" is not in the facts."));
        var refused = Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Approve()));
        Assert.Equal("The catalogue enforces what this text fails. numbers: \"15 W\" is not in the facts. Correct the text, or dismiss the finding with a reason.", refused.Problem);
        Assert.Equal(CopyState.NeedsReview, (await RowAsync()).State);

        var id = await seeder.ScalarAsync<long>("select id from finding where source = 'numbers'");
        Assert.Null(await new Dismissals(database.Source, TimeProvider.System).DismissAsync(copy, id, "mia", "right all the same", Token));
        Assert.IsType<DecisionOutcome.Decided>(await DecideAsync(new Decision.Approve()));
    }

    [Fact]
    public async Task A_text_that_is_on_a_colleagues_screen_is_the_colleagues_to_decide()
    {
        var queue = new ReviewQueue(database.Source, TimeProvider.System);
        Assert.Null(await queue.HoldAsync(copy, "tom", Token));
        Assert.Equal(new DecisionOutcome.Held("tom"), await DecideAsync(new Decision.Approve()));
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from decision"));
        await queue.TakeOverAsync(copy, "mia", Token);
        Assert.IsType<DecisionOutcome.Decided>(await DecideAsync(new Decision.Approve()));
    }

    [Fact]
    public async Task A_text_can_be_sent_to_a_reviewer_and_to_nobody_else()
    {
        Assert.Contains("no reviewer tom", Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Assign("tom", ""))).Problem, StringComparison.Ordinal);
        await seeder.ExecuteAsync("insert into account (name, password_hash, roles, stamp) values ('tom', '', array['reviewer'], '')");
        Assert.Equal(new DecisionOutcome.Decided(2, CopyState.NeedsReview), await DecideAsync(new Decision.Assign("tom", "Is this the right word?")));
        Assert.Equal("tom mia Is this the right word?", await seeder.ScalarAsync<string>("select assigned_to || ' ' || assigned_by || ' ' || assigned_note from copy where id = @copy", new { copy }));
        Assert.Equal("assign by mia: needs_review to needs_review (Is this the right word?)", await LastDecisionAsync());
        await Decisions.DecideAsync(copy, 2, "tom", new Decision.Approve(), Token);
        Assert.True(await seeder.ScalarAsync<bool>("select assigned_to is null from copy where id = @copy", new { copy }));
    }

    [Fact]
    public async Task A_reviewer_decides_on_their_locales_and_sends_others_to_who_does()
    {
        await seeder.ExecuteAsync(
            """
            insert into account (name, password_hash, roles, locales, stamp) values
                ('mia', '', array['reviewer'], array['fr-FR'], ''), ('tom', '', array['reviewer'], array['de-DE', 'fr-FR'], ''), ('ann', '', array['reviewer'], array['fr-FR'], '')
            """);
        Assert.Equal("de-DE isn't among the locales that you decide on. Send the text to a colleague who does.", Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Approve())).Problem);
        var finding = await seeder.ScalarAsync<long>("select id from finding");
        var dismissals = new Dismissals(database.Source, TimeProvider.System);
        Assert.StartsWith("de-DE isn't among", await dismissals.DismissAsync(copy, finding, "mia", "fine", Token), StringComparison.Ordinal);
        Assert.Contains("no reviewer ann", Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Assign("ann", ""))).Problem, StringComparison.Ordinal);
        Assert.Equal(new DecisionOutcome.Decided(2, CopyState.NeedsReview), await DecideAsync(new Decision.Assign("tom", "")));
        Assert.Null(await dismissals.DismissAsync(copy, finding, "tom", "fine", Token));
        Assert.IsType<DecisionOutcome.Decided>(await Decisions.DecideAsync(copy, 2, "tom", new Decision.Approve(), Token));
    }

    [Fact]
    public async Task What_is_to_be_written_anew_is_stored_and_must_be_in_the_text()
    {
        Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Regenerate("", new TextScope("title", new TextSpan(8, 9)))));
        Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Regenerate("", new TextScope("subtitle"))));
        Assert.IsType<DecisionOutcome.Decided>(await DecideAsync(new Decision.Regenerate("a nicer word", new TextScope("title", new TextSpan(8, 5)))));
        Assert.Equal("Lampe", await seeder.ScalarAsync<string>(
            "select substr(r.raw::jsonb ->> 'title', 1 + (request_scope -> 'span' ->> 'start')::int, (request_scope -> 'span' ->> 'length')::int) from copy c join revision r on r.id = c.newest_revision_id where c.id = @copy",
            new { copy }));
    }

    [Fact]
    public async Task An_edit_that_an_enforced_check_objects_to_is_not_stored()
    {
        flags = new([new("enforced", "numbers")]);
        var refused = Assert.IsType<DecisionOutcome.Refused>(await DecideAsync(new Decision.Edit(SeededText.Fields("Nordvik Lampe", "Eine Lampe mit 16 W.", "15 W", "Lampe"))));
        Assert.Contains("16 W", refused.Problem, StringComparison.Ordinal);
        Assert.Equal(1, await seeder.ScalarAsync<long>("select count(*) from revision"));
    }

    [Fact]
    public async Task A_persons_French_spaces_and_composed_letters_are_put_right_without_a_word()
    {
        copy = await seeder.TextAsync(product, new SeededText("fr-FR", CopyState.NeedsReview, SeededText.Fields("Lampe", "Une lampe.", "15 W", "Lampe")));
        await DecideAsync(new Decision.Edit(SeededText.Fields("Nordvik Lampe", "Puissance : 15 W ; le\u0301ger !", "15 W", "Lampe")));
        Assert.Equal("Puissance\u00A0: 15 W\u202F; l\u00E9ger\u202F!", await seeder.ScalarAsync<string>("select texts ->> 'description' from revision order by id desc limit 1"));
    }

    Task IRewriteRequests.RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation)
    {
        requested.Add($"{productId} {locale} {requestedBy}");
        return Task.CompletedTask;
    }

    ValueTask<CatalogDefinition?> ICurrentCatalog.ReadAsync(CancellationToken cancellation) => new(new CatalogDefinition(
        "Test",
        "en-US",
        [new LocaleRules("de-DE", null), new LocaleRules("fr-FR", null)],
        new ColumnMapping("sku", "title", ["title", "brand", "power"], new Dictionary<string, string>(), [], [], [], null, "brand"),
        [new FieldRules("title", 80), new FieldRules("description", 400), new FieldRules("bullets", null), new FieldRules("alt_text", null)],
        [],
        new ApprovalRules(Severity.Minor, 1, null, []),
        new RunBudget(null, null),
        [],
        [],
        null)
    { Flags = flags });

    private Task<DecisionOutcome> DecideAsync(Decision decision) => Decisions.DecideAsync(copy, 1, "mia", decision, Token);

    private async Task<Row> RowAsync()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        return await connection.QuerySingleAsync<Row>(
            """
            select state, version, newest_revision_id as newest, approved_revision_id as approved, risk, requested_by, request_note as note
            from copy where id = @copy
            """,
            new { copy });
    }

    private Task<string> LastDecisionAsync() => seeder.ScalarAsync<string>(
        "select action || ' by ' || actor || ': ' || from_state || ' to ' || to_state || ' (' || reason || ')' from decision order by id desc limit 1");

    private sealed record Row(string State, int Version, long? Newest, long? Approved, int Risk, string? RequestedBy, string? Note);
}
