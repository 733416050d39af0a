using Catalog.Jobs.Review.Bulk;
using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Decisions about many texts as jobs.</summary>
internal sealed class BulkJobs(BulkRunner runner) : IBulkJobs
{
    public Task RunAsync(long bulkId, CancellationToken cancellationToken) => runner.RunAsync(bulkId, cancellationToken);
}

/// <summary>Hands decisions about many texts over to the workers.</summary>
internal sealed class BulkRequests(IBackgroundJobClientV2 jobs) : IBulkRequests
{
    public Task RequestAsync(long bulkId, CancellationToken cancellation)
    {
        jobs.Enqueue<IBulkJobs>(job => job.RunAsync(bulkId, CancellationToken.None));
        return Task.CompletedTask;
    }
}
