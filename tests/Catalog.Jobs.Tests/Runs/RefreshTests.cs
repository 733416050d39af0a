using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class RefreshTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_text_is_written_reviewed_and_decided_in_one_run()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 4);
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((4, 12, 12, 12), (report.Products, report.Pairs, report.Approved, report.ApprovedWithoutPerson));
        Assert.Empty(await pipeline.FindingsAsync());
        Assert.Equal(12, await pipeline.ScalarAsync<long>("select count(*) from copy where newest_revision_id = approved_revision_id and fingerprint <> ''"));
        Assert.Equal(["approve rules new approved"], await pipeline.ListAsync<string>("select distinct action || ' ' || actor || ' ' || from_state || ' ' || to_state from decision"));
        Assert.Equal(12, await pipeline.ScalarAsync<long>("select count(*) from revision where jsonb_array_length(said) = 2 and model = 'scripted' and run_id is not null"));
    }

    [Fact]
    public async Task A_night_with_nothing_changed_doesnt_even_load_the_model()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 3);
        await pipeline.RefreshAsync(new ScriptedEngine());
        var before = await pipeline.TextsAsync();
        var engine = new ScriptedEngine();
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((0, 0, 0L), (report.Products, report.Pairs, report.ModelCalls));
        Assert.Null(report.ShareEfficiency);
        Assert.Equal((0, 0), (engine.Calls, engine.Loads));
        Assert.Equal(before, await pipeline.TextsAsync());
        Assert.Equal(["finished", "finished"], await pipeline.ListAsync<string>("select state from run"));
    }

    [Fact]
    public async Task Only_a_changed_product_is_written_anew()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 3);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await pipeline.AddAsync("SKU-002", "Nordvik Trail C Backpack", "green");
        var engine = new ScriptedEngine();
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((1, 3), (report.Products, report.Pairs));
        Assert.All(engine.Turns, turn => Assert.Equal("green", turn.Facts["color"]));
        Assert.Equal([1, 2, 1], await pipeline.ListAsync<int>("select max(r.number) from revision r join copy c on c.id = r.copy_id group by c.product_id order by c.product_id"));
    }

    [Fact]
    public async Task Another_model_and_another_rule_of_a_locale_make_texts_stale()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        await pipeline.RefreshAsync(new ScriptedEngine());
        pipeline.Catalog = pipeline.Catalog with { Locales = [.. pipeline.Catalog.Locales.Select(locale => locale.Code == "en-CA" ? locale with { Style = "short" } : locale)] };
        Assert.Equal(2, (await pipeline.RefreshAsync(new ScriptedEngine())).Pairs);
        Assert.Equal(6, (await pipeline.RefreshAsync(new ScriptedEngine(ScriptedEngine.DefaultProfile with { Fingerprint = "f2" }))).Pairs);
    }

    [Fact]
    public async Task A_finding_is_improved_once_and_every_draft_is_a_revision()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        // The first draft's description is too long; the second one isn't.
        var engine = new ScriptedEngine
        {
            Answer = asked => asked.Writes && !asked.Tail.Contains("Draft:", StringComparison.Ordinal) && asked.Locale == "en-GB"
                ? ScriptedAnswers.Copy(asked, string.Join(' ', Enumerable.Repeat("The pack is made for everyday use at home.", 12)))
                : null,
        };
        await pipeline.RefreshAsync(engine);
        var improvement = Assert.Single(engine.Turns, turn => turn.Writes && turn.Tail.Contains("Draft:", StringComparison.Ordinal));
        Assert.Contains("\nFix: description: ", improvement.Tail, StringComparison.Ordinal);
        Assert.Equal(["en-CA 1", "en-GB 2", "en-US 1"], await pipeline.ListAsync<string>("select locale || ' ' || (select count(*) from revision where copy_id = c.id) from copy c order by locale"));
        Assert.Empty(await pipeline.FindingsAsync());
        Assert.True(await pipeline.ScalarAsync<bool>("select exists (select 1 from finding f join revision r on r.id = f.revision_id where r.round = 0)"));
        Assert.Equal("improve", await pipeline.ScalarAsync<string>("select task from conversation_turn where round = 1 and task <> 'review'"));
    }

    [Fact]
    public async Task A_text_only_model_says_that_pictures_were_not_compared()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", pictures: [new MediaFile("/nowhere.jpg", "h")]);
        var report = await pipeline.RefreshAsync(new ScriptedEngine(ScriptedEngine.DefaultProfile with { ReadsPictures = false }));
        Assert.Equal((1, 0L), (report.Products, report.PicturesEncoded));
        Assert.Contains("reads text only", Assert.Single((await pipeline.Runs.GetAsync(1, TestContext.Current.CancellationToken))!.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_worked_out_from_what_is_stored()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        await pipeline.ExecuteAsync("insert into import (file_name, state, rejected, started_by, finished_at) values ('a.csv', 'finished', 3, 'test', now())");
        var engine = new ScriptedEngine();
        var report = await pipeline.RefreshAsync(engine);
        // Two openings, and for each of six texts one write and one review.
        Assert.Equal(2 + 12, report.ModelCalls);
        Assert.Equal(3, report.RejectedRows);
        Assert.Equal(report.PromptTokensComputed, report.PromptTokensIdeal);
        Assert.Equal(1, report.ShareEfficiency);
        var opening = await pipeline.ScalarAsync<int>("select max(opening_tokens) from conversation");
        Assert.Equal(report.PromptTokensIdeal + (2 * 5 * opening), report.PromptTokensUnshared);
        Assert.Equal(12, report.ForcedTokens);
        Assert.Equal(await pipeline.ScalarAsync<long>("select sum(decode_tokens) from revision"), report.DecodeTokens);
        Assert.True(report.SecondsPerPairP50 > 0 && report.SecondsPerPairP95 >= report.SecondsPerPairP50);
        Assert.Equal((report.PromptTokensComputed + report.DecodeTokens) / 6.0, report.TokensPerApprovedPair!.Value, 3);
        Assert.Null(report.StoppedBy);
    }

    [Fact]
    public void The_reports_keys_stand_in_the_order_that_was_agreed()
    {
        var json = System.Text.Json.JsonSerializer.SerializeToElement(
            new RunReport(0, 0, 0, 0, 0, 0, 0, new Dictionary<string, int>(), 0, 0, 0, null, 0, 0, 0, 0, 0, 0, 0, null, null, null, null), RunReport.Json);
        Assert.Equal(
            "products, pairs, approved, approved_without_person, needs_review, needs_rewrite, rejected_rows, findings, prompt_tokens_computed, prompt_tokens_ideal, " +
            "prompt_tokens_unshared, share_efficiency, decode_tokens, forced_tokens, pictures_encoded, model_calls, retries, seconds, model_seconds, " +
            "seconds_per_pair_p50, seconds_per_pair_p95, tokens_per_approved_pair, stopped_by, reused, rechecked, pictures_reused",
            string.Join(", ", json.EnumerateObject().Select(property => property.Name)));
    }
}
