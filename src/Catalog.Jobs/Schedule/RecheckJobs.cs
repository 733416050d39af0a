using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Rechecks;
using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Re-checks as jobs.</summary>
internal sealed class RecheckJobs(Recheck recheck, CurrentCatalog catalogs) : IRecheckJobs
{
    public async Task RecheckAsync(CancellationToken cancellationToken) =>
        await recheck.RunAsync(await catalogs.NeedAsync(cancellationToken), cancellationToken);
}

/// <summary>Hands re-checks over to the workers.</summary>
internal sealed class RecheckRequests(IBackgroundJobClientV2 jobs) : IRecheckRequests
{
    public Task RequestAsync(CancellationToken cancellation)
    {
        jobs.Enqueue<IRecheckJobs>(job => job.RecheckAsync(CancellationToken.None));
        return Task.CompletedTask;
    }
}
