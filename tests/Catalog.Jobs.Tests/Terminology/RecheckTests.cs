using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Terminology.Rechecks;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

/// <summary>Nine texts of three products in three kinds of English; "everyday" stands in all, a colour in one product's.</summary>
public sealed class RecheckTests(PostgresFixture postgres)
{
    private const string State = "select state from copy where product_id = 2 and locale = 'en-GB'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forbidden_term_checks_the_texts_again_that_have_it_and_no_other_and_asks_the_model_nothing()
    {
        await using var pipeline = await CreateAsync();
        await pipeline.ExecuteAsync("update finding set created_at = '2000-01-01'; update copy set updated_at = '2000-01-01'");
        pipeline.Catalog = pipeline.Catalog with { Glossary = [Samples.Forbidden("orange", "en-GB")] };
        var engine = new ScriptedEngine();
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((1, 0, 0L, 0), (report.Rechecked, report.Pairs, report.ModelCalls, engine.Calls));
        Assert.Equal("2 en-GB terminology.forbidden orange", await pipeline.ScalarAsync<string>(
            "select f.product_id || ' ' || c.locale || ' ' || f.type || ' ' || f.found from finding f join copy c on c.id = f.copy_id"));
        Assert.Equal("needs_review", await pipeline.ScalarAsync<string>(State));
        Assert.Equal("escalate rules the glossary changed: terminology.forbidden (major); approval.maxSeverity is minor", await pipeline.ScalarAsync<string>(
            "select action || ' ' || actor || ' ' || reason from decision order by id desc limit 1"));
        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(*) from copy where updated_at > '2000-01-02'"));

        // The same again: nothing is read, nothing happens.
        Assert.Equal(0, (await pipeline.RefreshAsync(new ScriptedEngine())).Rechecked);

        // Without the term the text is as it was.
        pipeline.Catalog = pipeline.Catalog with { Glossary = [] };
        Assert.Equal(1, (await pipeline.RefreshAsync(new ScriptedEngine())).Rechecked);
        Assert.Equal("approved", await pipeline.ScalarAsync<string>(State));
        Assert.Empty(await pipeline.FindingsAsync());
    }

    [Theory]
    [InlineData("everyday", null, 9)]
    [InlineData("everyday", "en-GB", 3)]
    [InlineData("orange", null, 3)]
    [InlineData("orang", null, 0)]
    [InlineData("violet", null, 0)]
    public async Task Exactly_the_touched_texts_are_checked(string term, string? locale, int texts)
    {
        await using var pipeline = await CreateAsync();
        Assert.Equal(texts, await CheckAsync(pipeline, Samples.Forbidden(term, locale)));
    }

    [Fact]
    public async Task An_allowed_longer_term_a_category_and_an_order_touch_what_they_change()
    {
        await using var pipeline = await CreateAsync();
        var (everyday, orange) = (Samples.Forbidden("everyday", "en-GB"), Samples.Forbidden("orange"));
        Assert.Equal(5, await CheckAsync(pipeline, everyday, orange));
        Assert.Equal(0, await CheckAsync(pipeline, orange, everyday));
        // "everyday use" stands in each text, and takes the finding away in the three British ones.
        Assert.Equal(3, await CheckAsync(pipeline, orange, everyday, Samples.NeverTranslate("everyday use", "en-GB")));
        Assert.Equal(2, await CheckAsync(pipeline, everyday, Samples.NeverTranslate("everyday use", "en-GB"), orange with { Locale = "en-CA" }));
        Assert.Equal(1, await CheckAsync(pipeline, everyday, Samples.NeverTranslate("everyday use", "en-GB"), orange with { Locale = "en-CA", Note = "why" }));
        Assert.Equal(1, await CheckAsync(pipeline, everyday, Samples.NeverTranslate("everyday use", "en-GB"), orange with { Locale = "en-CA", Category = "Backpack" }));
        Assert.Equal(0, await CheckAsync(pipeline, everyday, Samples.NeverTranslate("everyday use", "en-GB")));
    }

    [Fact]
    public async Task A_term_that_enters_prompts_makes_exactly_its_products_texts_stale()
    {
        await using var pipeline = await CreateAsync();
        pipeline.Catalog = pipeline.Catalog with { Glossary = [Samples.Preferred("orange", "en-GB", "amber"), Samples.NeverTranslate("Zephra")] };
        var engine = new ScriptedEngine();
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((1, 1, 1), (report.Rechecked, report.Products, report.Pairs));
        var write = engine.Turns.First(turn => turn.Writes);
        Assert.Equal(("en-GB", "orange"), (write.Locale, write.Facts["color"]));
        Assert.Contains("\nGlossary: orange = amber\n", write.Tail, StringComparison.Ordinal);

        // What no prompt says doesn't make it stale.
        pipeline.Catalog = pipeline.Catalog with { Glossary = [Samples.Preferred("orange", "en-GB", "amber") with { Inflections = ["orange"], Note = "why" }, Samples.NeverTranslate("Zephra")] };
        Assert.Equal((1, 0), (await pipeline.RefreshAsync(new ScriptedEngine())) is var second ? (second.Rechecked, second.Pairs) : default);
        Assert.Empty(await pipeline.FindingsAsync());
    }

    [Fact]
    public async Task A_forbidden_term_never_enters_a_prompt()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        pipeline.Catalog = Pipeline.DefaultCatalog with { Glossary = [Samples.Forbidden("everyday")] };
        var engine = new ScriptedEngine();
        await pipeline.RefreshAsync(engine);
        Assert.All(engine.Turns.Where(turn => turn.Writes), turn => Assert.DoesNotContain("everyday", turn.Tail.Split("\nDraft: ")[0], StringComparison.Ordinal));
        Assert.Contains(engine.Turns, turn => turn.Tail.Contains("\nFix: description: terminology.forbidden\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_rules_send_it_back_the_next_run_improves_it_with_the_finding()
    {
        await using var pipeline = await CreateAsync();
        pipeline.Catalog = pipeline.Catalog with
        {
            Glossary = [Samples.Forbidden("orange", "en-GB")],
            Approval = pipeline.Catalog.Approval with { Rewrite = Severity.Major },
        };
        var engine = new ScriptedEngine { Answer = asked => asked.Writes ? ScriptedAnswers.Copy(asked, "A pack that is made for your day at home and on the road.") : null };
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((1, 1, 1), (report.Rechecked, report.Pairs, report.Approved));
        var write = Assert.Single(engine.Turns, turn => turn.Writes).Tail;
        Assert.Contains("\nFix: description: terminology.forbidden\n", write, StringComparison.Ordinal);
        Assert.Contains("orange", write.Split("\nDraft: ")[1], StringComparison.Ordinal);
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from copy where requested_at is not null"));
    }

    [Fact]
    public async Task A_persons_text_is_never_touched_but_its_approval_is_taken_back_for_what_is_new()
    {
        await using var pipeline = await CreateAsync();
        await pipeline.ExecuteAsync(
            """
            with written as (
                insert into revision (copy_id, number, author, texts, raw)
                select id, 2, 'ann', '{}', '{"title": "Mine", "description": "An orange text that a person wrote for this shop."}' from copy where product_id = 2 and locale = 'en-GB'
                returning id, copy_id), decided as (
                insert into decision (copy_id, revision_id, action, actor, from_state, to_state) select copy_id, id, 'edit', 'ann', 'approved', 'approved' from written)
            update copy set newest_revision_id = written.id, approved_revision_id = written.id from written where copy.id = written.copy_id
            """);
        Assert.Equal(1, await CheckAsync(pipeline, Samples.Forbidden("person", "en-GB")));
        Assert.Equal("needs_review", await pipeline.ScalarAsync<string>(State));
        Assert.Equal("ann 2", await pipeline.ScalarAsync<string>(
            "select r.author || ' ' || r.number from copy c join revision r on r.id = c.approved_revision_id and r.id = c.newest_revision_id where product_id = 2 and locale = 'en-GB'"));
        Assert.Contains("new since a person approved", await pipeline.ScalarAsync<string>("select reason from decision order by id desc limit 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_saw_and_approved_stays_approved()
    {
        await using var pipeline = await CreateAsync();
        Assert.Equal(1, await CheckAsync(pipeline, Samples.Forbidden("orange", "en-GB")));
        await pipeline.ExecuteAsync(
            """
            insert into decision (copy_id, revision_id, action, actor, from_state, to_state) select id, newest_revision_id, 'approve', 'ann', state, 'approved' from copy where state = 'needs_review';
            update copy set state = 'approved' where state = 'needs_review'
            """);
        Assert.Equal(1, await CheckAsync(pipeline, Samples.Forbidden("orange", "en-GB") with { Note = "see the style guide" }));
        Assert.Equal("approved", await pipeline.ScalarAsync<string>(State));
        Assert.EndsWith("see the style guide.", await pipeline.ScalarAsync<string>("select message from finding where type = 'terminology.forbidden'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dismissal_holds_as_long_as_the_text_stays()
    {
        await using var pipeline = await CreateAsync();
        await CheckAsync(pipeline, Samples.Forbidden("orange", "en-GB"));
        await pipeline.ExecuteAsync(
            """
            update finding set dismissed_by = 'ann', dismissed_reason = 'fine', dismissed_at = now();
            insert into dismissal (product_id, copy_id, source, type, field, found, fingerprint, reason, dismissed_by, dismissed_at)
            select product_id, copy_id, source, type, field, found, fingerprint, dismissed_reason, dismissed_by, dismissed_at from finding where copy_id is not null
            """);
        Assert.Equal(1, await CheckAsync(pipeline, Samples.Forbidden("orange", "en-GB") with { Note = "why" }));
        Assert.Equal("ann", await pipeline.ScalarAsync<string>("select dismissed_by from finding where type = 'terminology.forbidden'"));
        Assert.Equal("approved", await pipeline.ScalarAsync<string>(State));
    }

    [Fact]
    public async Task Findings_of_the_model_stay()
    {
        await using var pipeline = await CreateAsync();
        await pipeline.ExecuteAsync(
            """
            insert into finding (product_id, copy_id, revision_id, type, severity, source, found, expected, message, fingerprint)
            select product_id, id, newest_revision_id, 'fluency', 'minor', 'model', '', '', 'm', '' from copy where product_id = 2 and locale = 'en-GB'
            """);
        await CheckAsync(pipeline, Samples.Forbidden("orange", "en-GB"));
        Assert.Equal(["fluency", "terminology.forbidden"], (await pipeline.FindingsAsync()).Select(finding => finding.Type).Order());
    }

    private async Task<Pipeline> CreateAsync()
    {
        var pipeline = await Pipeline.CreateAsync(postgres, products: 3);
        pipeline.Catalog = Pipeline.DefaultCatalog with { Columns = Pipeline.DefaultCatalog.Columns with { Category = "color" } };
        await pipeline.AddAsync("SKU-002", "Nordvik Trail C Backpack", "orange");
        await pipeline.RefreshAsync(new ScriptedEngine());
        return pipeline;
    }

    private static async Task<int> CheckAsync(Pipeline pipeline, params GlossaryTerm[] terms) =>
        (await new Recheck(pipeline.Source, new ProductStore(pipeline.Source)).RunAsync(pipeline.Catalog with { Glossary = terms }, Cancellation)).Rechecked;
}
