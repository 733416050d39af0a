using Catalog.Jobs.Review;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Schedule;

/// <summary>Starts and stops runs for people.</summary>
internal sealed class RunRequests(Refresh refresh, CurrentCatalog catalogs, RunStore runs, PumpRequests pumps) : IRunRequests
{
    public async Task<long> StartRefreshAsync(string startedBy, CancellationToken cancellation)
    {
        var run = await refresh.StartAsync(await catalogs.NeedAsync(cancellation), startedBy, null, null, cancellation);
        pumps.Wake();
        return run.Id;
    }

    public async Task<bool> StopAsync(long runId, string stoppedBy, CancellationToken cancellation)
    {
        if (await runs.GetAsync(runId, cancellation) is not { State: "running" }) return false;
        await runs.StopAsync(runId, stoppedBy, cancellation);
        // Where nobody works on it, it is at its end now.
        await runs.CloseAsync(runId, cancellation);
        return true;
    }
}
