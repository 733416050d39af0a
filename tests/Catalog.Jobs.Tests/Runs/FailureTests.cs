using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Storage;
using Catalog.Model.Chat;
using Catalog.Model.Remote;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class FailureTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_whose_picture_is_gone_fails_alone_and_is_tried_again_by_the_next_run()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        var picture = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jpg");
        await pipeline.AddAsync("SKU-000", "Nordvik Trail X Backpack", pictures: [new MediaFile(picture, "h")]);
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((2, 6), (report.Products, report.Pairs));
        Assert.Equal("finished 1", await pipeline.ScalarAsync<string>("select state || ' ' || failed from run"));
        Assert.Contains(picture, await pipeline.ScalarAsync<string>("select error from work_item where state = 'failed'"), StringComparison.Ordinal);

        await File.WriteAllTextAsync(picture, "a picture", Cancellation);
        var second = await pipeline.RefreshAsync(new ScriptedEngine());
        File.Delete(picture);
        Assert.Equal((1, 3, 1L), (second.Products, second.Pairs, second.PicturesEncoded));
    }

    [Fact]
    public async Task One_fork_that_fails_ends_the_others_and_nothing_of_the_product_is_written()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        var engine = new ScriptedEngine { Answer = asked => asked.Reviews && asked.Locale == "en-GB" ? throw new ContextLengthException("9000 tokens don't fit") : null };
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal(0, report.Products);
        Assert.Equal("9000 tokens don't fit", await pipeline.ScalarAsync<string>("select error from work_item"));
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from copy"));
        Assert.True(report.PromptTokensComputed > 0);
    }

    [Fact]
    public async Task A_broken_machine_ends_the_pump_before_all_products_fail()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 8);
        var engine = new ScriptedEngine { Answer = _ => throw new InvalidOperationException("the device is gone") };
        await pipeline.StartAsync(engine);
        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.PumpAsync(engine, atOnce: 1));
        Assert.Equal("running 4", await pipeline.ScalarAsync<string>("select state || ' ' || failed from run"));
        Assert.Equal(4, await pipeline.ScalarAsync<long>("select count(*) from work_item where state = 'ready'"));
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_pump_and_no_product_fails()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 4);
        var engine = new ScriptedEngine { OnCall = (call, _) => call < 10 ? Task.CompletedTask : throw new RemoteServerException(RemoteFault.Unavailable, "http://a: no answer") };
        await pipeline.StartAsync(engine);
        await Assert.ThrowsAsync<RemoteServerException>(() => pipeline.PumpAsync(engine, atOnce: 2));
        Assert.Equal("running 0", await pipeline.ScalarAsync<string>("select state || ' ' || failed from run"));
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from work_item where state not in ('ready', 'done')"));
        Assert.Equal((4, 12), (await pipeline.RefreshAsync(new ScriptedEngine())) is var report ? (report.Products, report.Pairs) : default);
    }

    [Fact]
    public async Task A_server_that_refuses_one_products_request_fails_that_product_alone()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 3);
        var engine = new ScriptedEngine { Answer = asked => asked.Title.Contains(" B ", StringComparison.Ordinal) ? throw new RemoteServerException(RemoteFault.Answer, "http://a: unusable") : null };
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal(2, report.Products);
        Assert.Contains("http://a: unusable", await pipeline.ScalarAsync<string>("select error from work_item where state = 'failed'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_sent_again_are_retries_of_the_report()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        var engine = new ScriptedEngine { Resent = asked => asked.Writes && asked.Locale == "en-GB" };
        Assert.Equal(2, (await pipeline.RefreshAsync(engine)).Retries);
    }

    [Fact]
    public async Task An_answer_that_cant_be_used_twice_leaves_a_finding_and_is_not_tried_again()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        var engine = new ScriptedEngine { CutOff = asked => asked.Writes && asked.Locale == "en-GB" };
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((1, 1, 2), (report.Retries, report.NeedsRewrite, report.Approved));
        var finding = Assert.Single(await pipeline.FindingsAsync());
        Assert.Equal(("answer.invalid", "en-GB", "model"), (finding.Type, finding.Locale, finding.Source));
        var attempts = engine.Turns.Where(turn => turn.Writes && turn.Locale == "en-GB").ToList();
        Assert.Null(attempts[0].Decoding.Sampling);
        Assert.NotNull(attempts[1].Decoding.Sampling);
        Assert.Equal([0, 1], await pipeline.ListAsync<int>("select attempt from conversation_turn where locale = 'en-GB' order by attempt"));
        Assert.Equal(0, (await pipeline.RefreshAsync(new ScriptedEngine())).Products);
    }

    [Fact]
    public async Task A_text_whose_review_cant_be_used_waits_for_the_model_with_its_draft_kept()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        var report = await pipeline.RefreshAsync(new ScriptedEngine { Answer = asked => asked.Reviews && asked.Locale == "en-CA" ? "{}" : null });
        Assert.Equal((1, 1), (report.Retries, report.NeedsRewrite));
        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(*) from revision r join copy c on c.id = r.copy_id where locale = 'en-CA' and said is null"));
    }

    [Fact]
    public async Task A_second_answer_that_can_be_used_is()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        var report = await pipeline.RefreshAsync(new ScriptedEngine { Answer = asked => asked.Writes && asked.Decoding.Sampling is null ? "no JSON" : null });
        Assert.Equal((3, 3), (report.Retries, report.Approved));
    }
}
