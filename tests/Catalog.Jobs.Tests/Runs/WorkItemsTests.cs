using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Model;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class WorkItemsTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_item_is_claimed_once_in_order_and_wishes_of_people_first()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 3);
        await pipeline.StartAsync(new ScriptedEngine());
        await RewriteRuns.StartAsync(pipeline.Source, 2, "en-GB", "ann", Cancellation);
        await using var worker = await WorkerSession.StartAsync(pipeline.Source, TimeProvider.System, Cancellation);
        var claimed = new List<WorkItem>();
        while (await pipeline.Items.ClaimAsync(worker.Id, Cancellation) is { } item) claimed.Add(item);
        Assert.Equal([2, 1, 2, 3], claimed.Select(item => item.ProductId));
        Assert.Equal(["en-GB"], claimed[0].Locales);
        Assert.Equal([true, false, false, false], claimed.Select(item => item.Interactive));
        Assert.Equal(["en-US", "en-GB", "en-CA"], claimed[1].Locales);
    }

    [Fact]
    public async Task A_living_workers_item_is_left_alone_until_its_lease_ends()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.StartAsync(new ScriptedEngine());
        await using var first = await WorkerSession.StartAsync(pipeline.Source, TimeProvider.System, Cancellation);
        await using var second = await WorkerSession.StartAsync(pipeline.Source, TimeProvider.System, Cancellation);
        Assert.NotNull(await pipeline.Items.ClaimAsync(first.Id, Cancellation));
        Assert.Null(await pipeline.Items.ClaimAsync(second.Id, Cancellation));
        await pipeline.ExecuteAsync("update work_item set leased_until = now() - interval '1 second'");
        Assert.Equal(2, (await pipeline.Items.ClaimAsync(second.Id, Cancellation))!.Attempts);
    }

    [Fact]
    public async Task A_dead_workers_item_can_be_claimed_at_once()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.StartAsync(new ScriptedEngine());
        await using var second = await WorkerSession.StartAsync(pipeline.Source, TimeProvider.System, Cancellation);
        await using (var first = await WorkerSession.StartAsync(pipeline.Source, TimeProvider.System, Cancellation))
        {
            Assert.NotNull(await pipeline.Items.ClaimAsync(first.Id, Cancellation));
            Assert.Null(await pipeline.Items.ClaimAsync(second.Id, Cancellation));
        }

        Assert.NotNull(await pipeline.Items.ClaimAsync(second.Id, Cancellation));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_changes_nothing()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        var engine = new ScriptedEngine();
        var run = await pipeline.StartAsync(engine);
        await using var worker = await WorkerSession.StartAsync(pipeline.Source, TimeProvider.System, Cancellation);
        var late = (await pipeline.Items.ClaimAsync(worker.Id, Cancellation))!;
        await pipeline.ExecuteAsync("update work_item set leased_until = now() - interval '1 second'");
        // Even the same process: the lease has another number.
        var present = (await pipeline.Items.ClaimAsync(worker.Id, Cancellation))!;

        var task = (await new TaskLoader(pipeline.Source, pipeline.Products, pipeline.Catalog, engine.Profile).LoadAsync(late, Cancellation))!;
        var vocabulary = await pipeline.Products.FactVocabularyAsync(Cancellation);
        var usage = new Usage();
        var result = await new ProductWriter(pipeline.Catalog, vocabulary, engine, new BusyClock(TimeProvider.System)).WriteAsync(task, usage, Cancellation);
        var store = new ResultStore(pipeline.Source, pipeline.Catalog, engine.Profile);
        Assert.False(await store.SaveAsync(new(late, task, result, usage, TimeSpan.Zero, TimeSpan.Zero), Cancellation));
        Assert.False(await pipeline.Items.FailAsync(late, usage, "late"));
        await pipeline.Items.GiveBackAsync(late, usage);
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from copy"));
        Assert.Equal("leased", await pipeline.ScalarAsync<string>("select state from work_item"));

        Assert.True(await store.SaveAsync(new(present, task, result, usage, TimeSpan.Zero, TimeSpan.Zero), Cancellation));
        Assert.False(await store.SaveAsync(new(present, task, result, usage, TimeSpan.Zero, TimeSpan.Zero), Cancellation));
        Assert.Equal(3, await pipeline.ScalarAsync<long>("select count(*) from revision"));
        Assert.Equal(1, await pipeline.ScalarAsync<int>("select done from run where id = @Id", new { run.Id }));
    }

    [Fact]
    public async Task An_item_that_takes_its_process_along_again_and_again_fails()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        await pipeline.StartAsync(new ScriptedEngine());
        await pipeline.ExecuteAsync("update work_item set state = 'leased', attempts = 10, worker_id = 999, leased_until = now() + interval '1 minute' where product_id = 1");
        await pipeline.PumpAsync(new ScriptedEngine());
        Assert.Equal(["failed", "done"], await pipeline.ListAsync<string>("select state from work_item order by product_id"));
        Assert.Contains("10 processes", await pipeline.ScalarAsync<string>("select error from work_item where product_id = 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_is_given_back_is_claimed_again_as_if_for_the_first_time()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.StartAsync(new ScriptedEngine());
        await using var worker = await WorkerSession.StartAsync(pipeline.Source, TimeProvider.System, Cancellation);
        var usage = new Usage();
        usage.AddPrompt(70);
        await pipeline.Items.GiveBackAsync((await pipeline.Items.ClaimAsync(worker.Id, Cancellation))!, usage);
        Assert.Equal(1, (await pipeline.Items.ClaimAsync(worker.Id, Cancellation))!.Attempts);
        Assert.Equal(70, await pipeline.ScalarAsync<long>("select prompt_tokens_computed from work_item"));
    }
}
