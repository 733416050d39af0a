using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class ResumeTests(PostgresFixture postgres)
{
    // Some texts need a second round, some stay wrong: the order in which work ends must not show in any of them.
    private static readonly Func<ScriptedTurn, string?> Faulty = asked => asked switch
    {
        { Writes: true } when asked.Title.Contains(" C ", StringComparison.Ordinal) && !asked.Tail.Contains("Draft:", StringComparison.Ordinal) =>
            ScriptedAnswers.Copy(asked, string.Join(' ', Enumerable.Repeat("It is made for everyday use.", 20))),
        { Reviews: true } when asked.Title.Contains(" D ", StringComparison.Ordinal) && asked.Locale == "en-CA" => ScriptedAnswers.Review(asked, "red", "45 L"),
        _ => null,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_run_that_was_stopped_again_and_again_ends_like_an_undisturbed_one(int seed)
    {
        await using var undisturbed = await Pipeline.CreateAsync(postgres, products: 6);
        var expected = await undisturbed.RefreshAsync(new ScriptedEngine { Answer = Faulty });

        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 6);
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        for (var kill = 0; kill < 4; kill++)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var last = random.Next(1, 11);
            var engine = new ScriptedEngine { Answer = Faulty, OnCall = (call, _) => call == last ? cancellation.CancelAsync() : Task.CompletedTask };
            await pipeline.StartAsync(engine);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.PumpAsync(engine, cancellation.Token));
            Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from work_item where state = 'leased'"));
        }

        var report = await pipeline.RefreshAsync(new ScriptedEngine { Answer = Faulty });
        Assert.Equal(await undisturbed.TextsAsync(), await pipeline.TextsAsync());
        Assert.Equal(await undisturbed.FindingsAsync(), await pipeline.FindingsAsync());
        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(*) from run"));
        Assert.Equal((6, 18, expected.Approved), (report.Products, report.Pairs, report.Approved));
        Assert.Equal(expected.Findings, report.Findings);
        Assert.NotEmpty(report.Findings);
        Assert.Equal(expected.PromptTokensIdeal, report.PromptTokensIdeal);
        Assert.True(report.PromptTokensComputed >= expected.PromptTokensComputed);
    }

    [Fact]
    public async Task Two_pumps_share_a_run_and_write_everything_once()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 8);
        var engine = new ScriptedEngine();
        await pipeline.StartAsync(engine);
        await Task.WhenAll(pipeline.PumpAsync(engine, atOnce: 2), pipeline.PumpAsync(engine, atOnce: 2));
        Assert.Equal(24, await pipeline.ScalarAsync<long>("select count(*) from revision"));
        Assert.Equal("finished 8", await pipeline.ScalarAsync<string>("select state || ' ' || done from run"));
    }

    [Fact]
    public async Task A_product_that_changes_while_a_run_is_interrupted_is_written_from_what_it_is_then()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        // One product after the other: the first is done when the second is begun.
        var engine = new ScriptedEngine { OnCall = (call, _) => call == 9 ? cancellation.CancelAsync() : Task.CompletedTask };
        await pipeline.StartAsync(engine);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.PumpAsync(engine, cancellation.Token, atOnce: 1));
        Assert.Equal(["done", "ready"], await pipeline.ListAsync<string>("select state from work_item order by id"));
        await pipeline.AddAsync("SKU-001", "Nordvik Trail B Backpack", "green");
        await pipeline.AddAsync("SKU-003", "Nordvik Trail Z Backpack");
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((3, 9), (report.Products, report.Pairs));
        Assert.Contains("green", await pipeline.ScalarAsync<string>("select raw from revision r join copy c on c.newest_revision_id = r.id where product_id = 1 limit 1"), StringComparison.Ordinal);
        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(*) from run"));
    }
}
