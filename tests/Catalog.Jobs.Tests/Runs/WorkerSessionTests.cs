using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class WorkerSessionTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_whose_connection_broke_is_told_to_stop()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        var time = new FakeTimeProvider();
        await using var worker = await WorkerSession.StartAsync(pipeline.Source, time, Cancellation);
        var lost = new TaskCompletionSource();
        await using var registration = worker.Lost.Register(lost.SetResult);
        await pipeline.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 7041 and objid = @Id and database = (select oid from pg_database where datname = current_database())",
            new { Id = (long)worker.Id });
        Assert.False(worker.Lost.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(15));
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task Leases_are_renewed_every_quarter_of_a_minute()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.StartAsync(new ScriptedEngine());
        var time = new FakeTimeProvider();
        await using var worker = await WorkerSession.StartAsync(pipeline.Source, time, Cancellation);
        await pipeline.Items.ClaimAsync(worker.Id, Cancellation);
        await pipeline.ExecuteAsync("update work_item set leased_until = now()");
        time.Advance(TimeSpan.FromSeconds(15));
        // The renewal runs by itself: wait for its effect, at most as long as the test may take.
        while (!await pipeline.ScalarAsync<bool>("select leased_until > now() + interval '50 seconds' from work_item")) await Task.Yield();
    }
}
