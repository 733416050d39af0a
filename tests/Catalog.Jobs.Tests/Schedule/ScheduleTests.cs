using Catalog.Jobs.Review;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Schedule;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Catalog.Jobs.Tests.Schedule;

public sealed class ScheduleTests(PostgresFixture postgres) : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("catalog-schedule-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_nightly_refresh_follows_the_catalogue()
    {
        await using var database = await postgres.CreateAsync();
        using var host = Build(database, new ScriptedEngine(), workers: false);
        var recurring = host.Services.GetRequiredService<RecurringJobs>();
        recurring.Apply(new("30 3 * * *", "Europe/Berlin"));
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        var nightly = Assert.Single(connection.GetRecurringJobs(), job => job.Id == RecurringJobs.NightlyRefresh);
        Assert.Equal(("30 3 * * *", "Europe/Berlin", typeof(INightlyJobs)), (nightly.Cron, nightly.TimeZoneId, nightly.Job.Type));

        recurring.Apply(null);
        Assert.DoesNotContain(connection.GetRecurringJobs(), job => job.Id == RecurringJobs.NightlyRefresh);
        Assert.Single(connection.GetRecurringJobs(), job => job.Id == RecurringJobs.OpenRuns);
    }

    [Fact]
    public async Task A_wish_for_a_text_is_carried_out_by_a_worker()
    {
        await using var database = await postgres.CreateAsync();
        await WriteCatalogAsync();
        var engine = new ScriptedEngine();
        using var host = Build(database, engine, workers: true);
        await host.StartAsync(Cancellation);
        await ExecuteAsync(database, """
            insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id)
            values ('A', 'Nordvik Trail A Backpack', '[{"key": "title", "values": ["Nordvik Trail A Backpack"]}, {"key": "color", "values": ["blue"]}]', '{}', '[]', '[]', 'h', 0)
            """);
        var run = await host.Services.GetRequiredService<IRunRequests>().StartRefreshAsync("ann", Cancellation);
        await ClosedAsync(database, run);
        Assert.Equal(2, engine.Turns.Count(turn => turn.Writes));

        await ExecuteAsync(database, "update copy set requested_at = now(), requested_by = 'ann' where locale = 'en-GB'");
        await host.Services.GetRequiredService<IRewriteRequests>().RequestAsync(1, "en-GB", "ann", Cancellation);
        await ClosedAsync(database, run + 1);
        Assert.Equal(3, engine.Turns.Count(turn => turn.Writes));
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Each_device_of_the_model_gets_a_pump()
    {
        await using var database = await postgres.CreateAsync();
        using var host = Build(database, new ScriptedEngine { Devices = 3 }, workers: true);
        await host.StartAsync(Cancellation);
        var monitoring = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        // Its servers announce themselves in the background.
        while (monitoring.Servers().Count < 3) await Task.Yield();
        Assert.Equal([(JobQueues.Export, 1), (JobQueues.Import, 1), (JobQueues.Model, 3)], monitoring.Servers().Select(server => (server.Queues.Single(), server.WorkersCount)).Order());
        await host.StopAsync(Cancellation);
        // Queued without a server that would take them: what was counted stays to be seen.
        using var idle = Build(database, new ScriptedEngine { Devices = 3 }, workers: false);
        using (var connection = idle.Services.GetRequiredService<JobStorage>().GetConnection())
            connection.AnnounceServer("elsewhere", new() { Queues = [JobQueues.Model], WorkerCount = 4 });
        idle.Services.GetRequiredService<PumpRequests>().Wake();
        Assert.Equal(4, monitoring.EnqueuedCount(JobQueues.Model));
    }

    [Fact]
    public async Task A_stopped_run_that_nobody_works_on_is_at_its_end_at_once()
    {
        await using var database = await postgres.CreateAsync();
        await WriteCatalogAsync();
        using var host = Build(database, new ScriptedEngine(), workers: false);
        await ExecuteAsync(database, """
            insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id) values ('A', 'A', '[]', '{}', '[]', '[]', 'h', 0)
            """);
        var requests = host.Services.GetRequiredService<IRunRequests>();
        var run = await requests.StartRefreshAsync("ann", Cancellation);
        Assert.Equal(run, await requests.StartRefreshAsync("ben", Cancellation));
        Assert.True(await requests.StopAsync(run, "ann", Cancellation));
        Assert.False(await requests.StopAsync(run, "ann", Cancellation));
        Assert.Equal("stopped", (await host.Services.GetRequiredService<RunStore>().GetAsync(run, Cancellation))!.State);
    }

    [Fact]
    public async Task A_job_without_a_catalogue_fails_with_what_to_do()
    {
        await using var database = await postgres.CreateAsync();
        using var host = Build(database, new ScriptedEngine(), workers: false);
        var failure = await Assert.ThrowsAsync<CatalogProblemException>(() => host.Services.GetRequiredService<INightlyJobs>().RefreshAsync(Cancellation));
        Assert.Contains("import FILE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_cant_be_read_fails_the_job_after_the_others_were_written()
    {
        await using var database = await postgres.CreateAsync();
        await WriteCatalogAsync();
        await File.WriteAllTextAsync(Path.Combine(root, "products.csv"), "sku,title,color\nA,Nordvik Trail A Backpack,blue\n", Cancellation);
        using var host = Build(database, new ScriptedEngine(), workers: false);
        var failure = await Assert.ThrowsAsync<IOException>(() => host.Services.GetRequiredService<INightlyJobs>().RefreshAsync(Cancellation));
        Assert.Contains("Source gone", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await host.Services.GetRequiredService<RunStore>().RunningAsync(Cancellation)).Products);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private IHost Build(TestDatabase database, ScriptedEngine engine, bool workers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCatalogJobs(new DataFolder(root), database.Database, engine).AddCatalogSchedule();
        if (workers) builder.Services.AddCatalogWorkers();
        return builder.Build();
    }

    private Task WriteCatalogAsync() => File.WriteAllTextAsync(
        Path.Combine(root, "catalog.json"),
        """
        {
          "name": "Test", "sourceLocale": "en-US", "locales": ["en-US", "en-GB"],
          "columns": { "key": "sku", "title": "title", "facts": ["title", "color"] },
          "fields": [{ "key": "title", "maxLength": 80 }, { "key": "description", "maxLength": 400 }],
          "approval": { "maxSeverity": "minor", "maxRounds": 1 },
          "sources": [{ "name": "gone", "file": "gone.csv" }, { "name": "products", "file": "products.csv" }]
        }
        """,
        Cancellation);

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: Cancellation));
    }

    // The worker is another thread: its effect is waited for, at most as long as the test may take.
    private static async Task ClosedAsync(TestDatabase database, long run)
    {
        var runs = new RunStore(database.Source);
        while (await runs.GetAsync(run, Cancellation) is not { State: "finished" }) await Task.Yield();
    }
}
