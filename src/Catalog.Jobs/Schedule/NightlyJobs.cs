using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Schedule;

/// <summary>The nightly refresh as a job.</summary>
internal sealed class NightlyJobs(SourcePulls sources, Refresh refresh, CurrentCatalog catalogs, PumpRequests pumps) : INightlyJobs
{
    private const string StartedBy = "schedule";

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var catalog = await catalogs.NeedAsync(cancellationToken);
        var refused = await sources.PullAllAsync(catalog, StartedBy, cancellationToken);
        // What the other sources brought is written all the same; then the job fails, so that people see it and it is tried again.
        await refresh.StartAsync(catalog, StartedBy, null, null, cancellationToken);
        pumps.Wake();
        if (refused.Count > 0) throw new IOException(string.Join("\n", refused));
    }

    public Task SweepAsync(CancellationToken cancellationToken) => pumps.WakeIfOpenAsync(cancellationToken);
}
