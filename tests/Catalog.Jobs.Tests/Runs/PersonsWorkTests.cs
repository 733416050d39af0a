using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class PersonsWorkTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_persons_text_is_kept_and_the_models_stands_beside_it_as_a_proposal()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await WriteAsPersonAsync(pipeline, "en-GB");
        await pipeline.AddAsync("SKU-001", "Nordvik Trail B Backpack", "green");
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((2, 1), (report.Approved, report.NeedsReview));
        Assert.Equal("needs_review ann model true", await pipeline.ScalarAsync<string>(
            """
            select c.state || ' ' || a.author || ' ' || n.author || ' ' || n.proposal from copy c
            join revision a on a.id = c.approved_revision_id join revision n on n.id = c.newest_revision_id where locale = 'en-GB'
            """));

        // Nobody decided about the proposal: the person's text stands the next time, too.
        await pipeline.AddAsync("SKU-001", "Nordvik Trail B Backpack", "red");
        Assert.Equal(1, (await pipeline.RefreshAsync(new ScriptedEngine())).NeedsReview);
        Assert.Equal("ann", await pipeline.ScalarAsync<string>("select a.author from copy c join revision a on a.id = c.approved_revision_id where locale = 'en-GB'"));
    }

    [Fact]
    public async Task Once_a_proposal_is_approved_the_text_is_the_models_again()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await WriteAsPersonAsync(pipeline, "en-GB");
        await pipeline.AddAsync("SKU-001", "Nordvik Trail B Backpack", "green");
        await pipeline.RefreshAsync(new ScriptedEngine());
        await pipeline.ExecuteAsync("update copy set state = 'approved', approved_revision_id = newest_revision_id where locale = 'en-GB'");
        await pipeline.AddAsync("SKU-001", "Nordvik Trail B Backpack", "red");
        Assert.Equal(3, (await pipeline.RefreshAsync(new ScriptedEngine())).Approved);
    }

    [Fact]
    public async Task A_wish_for_one_text_writes_that_one_with_the_note_and_the_findings()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await pipeline.ExecuteAsync("update copy set state = 'needs_rewrite', requested_at = now(), requested_by = 'ann', request_note = 'mention the weather' where product_id = 2 and locale = 'en-GB'");
        await RewriteRuns.StartAsync(pipeline.Source, 2, "en-GB", "ann", Cancellation);
        await RewriteRuns.StartAsync(pipeline.Source, 2, "en-GB", "ann", Cancellation);
        var engine = new ScriptedEngine();
        await pipeline.PumpAsync(engine);
        Assert.Equal(["Write", "Check"], engine.Turns.Select(turn => turn.Tail.Split(' ')[0]));
        Assert.All(engine.Turns, turn => Assert.True(turn.Decoding.Interactive && turn.Locale == "en-GB"));
        var write = engine.Turns.First().Tail;
        Assert.Contains("\nDraft: {\"title\"", write, StringComparison.Ordinal);
        Assert.Contains("\nNote: mention the weather\n", write, StringComparison.Ordinal);
        Assert.Equal("approved 2", await pipeline.ScalarAsync<string>("select state || ' ' || (select count(*) from revision where copy_id = c.id) from copy c where product_id = 2 and locale = 'en-GB' and requested_at is null"));
        Assert.Equal("regenerate finished", await pipeline.ScalarAsync<string>("select kind || ' ' || state from run order by id desc limit 1"));
        Assert.Equal(2, await pipeline.ScalarAsync<long>("select count(*) from run"));
    }

    [Fact]
    public async Task A_wish_that_no_worker_heard_is_carried_out_by_the_next_refresh()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await pipeline.ExecuteAsync("update copy set requested_at = now() where product_id = 1 and locale = 'en-CA'");
        Assert.Equal((1, 1), ((await pipeline.RefreshAsync(new ScriptedEngine())) is var report ? report.Products : 0, report.Pairs));
    }

    [Fact]
    public async Task A_dismissal_lives_as_long_as_the_text_and_facts_that_it_was_given_for()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        ScriptedEngine Engine() => new() { Answer = asked => asked.Reviews && asked.Locale == "en-GB" ? ScriptedAnswers.Review(asked, "waterproof") : null };
        Assert.Equal(1, (await pipeline.RefreshAsync(Engine())).NeedsReview);
        await pipeline.ExecuteAsync("update finding set dismissed_by = 'ann', dismissed_reason = 'true', dismissed_at = now()");

        // The same text again, because somebody asked: the dismissal holds, and so the rules approve.
        await pipeline.ExecuteAsync("update copy set requested_at = now() where locale = 'en-GB'");
        Assert.Equal(1, (await pipeline.RefreshAsync(Engine())).Approved);
        Assert.True(await pipeline.ScalarAsync<bool>("select bool_and(dismissed_by = 'ann') from finding"));
        Assert.Empty(await pipeline.FindingsAsync());

        await pipeline.AddAsync("SKU-001", "Nordvik Trail B Backpack", "green");
        Assert.Equal(1, (await pipeline.RefreshAsync(Engine())).NeedsReview);
        Assert.Single(await pipeline.FindingsAsync());
    }

    private static async Task WriteAsPersonAsync(Pipeline pipeline, string locale) => await pipeline.ExecuteAsync(
        """
        with written as (
            insert into revision (copy_id, number, author, texts, raw)
            select id, 2, 'ann', '{}', '{"title": "Mine", "description": "A text that a person wrote for this shop."}' from copy where locale = @locale
            returning id, copy_id)
        update copy set state = 'approved', newest_revision_id = written.id, approved_revision_id = written.id from written where copy.id = written.copy_id
        """,
        new { locale });
}
