using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class BudgetTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_bound_on_tokens_ends_a_run_cleanly_with_what_it_has()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 6);
        await pipeline.StartAsync(new ScriptedEngine(), new RunBudget(MaxTokens: 1, null));
        await pipeline.PumpAsync(new ScriptedEngine(), atOnce: 1);
        Assert.Equal("stopped maxTokens", await pipeline.ScalarAsync<string>("select state || ' ' || stopped_by from run"));
        Assert.Equal(["done", "skipped"], await pipeline.ListAsync<string>("select distinct state from work_item order by 1"));
        var report = (await pipeline.Runs.ReportAsync(1, TestContext.Current.CancellationToken))!;
        Assert.Equal((1, 3, 3, "maxTokens"), (report.Products, report.Pairs, report.Approved, report.StoppedBy));

        var rest = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((5, 15), (rest.Products, rest.Pairs));
    }

    [Fact]
    public async Task The_bound_on_minutes_counts_the_work_of_all_processes()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        await pipeline.StartAsync(new ScriptedEngine(), new RunBudget(null, MaxMinutes: 1));
        await pipeline.ExecuteAsync("update run set seconds = 61");
        var engine = new ScriptedEngine();
        await pipeline.PumpAsync(engine);
        Assert.Equal(0, engine.Calls);
        Assert.Equal("maxMinutes", (await pipeline.Runs.ReportAsync(1, TestContext.Current.CancellationToken))!.StoppedBy);
    }

    [Fact]
    public async Task A_person_stops_a_run_and_work_under_way_is_kept()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 3);
        var engine = new ScriptedEngine { OnCall = async (call, token) => { if (call == 2) await pipeline.Runs.StopAsync(1, "ann", token); } };
        await pipeline.StartAsync(engine);
        await pipeline.PumpAsync(engine, atOnce: 1);
        Assert.Equal("stopped ann", await pipeline.ScalarAsync<string>("select state || ' ' || stopped_by from run"));
        Assert.Equal(["done", "skipped", "skipped"], await pipeline.ListAsync<string>("select state from work_item order by id"));
        Assert.Equal(3, await pipeline.ScalarAsync<long>("select count(*) from copy"));
    }
}
