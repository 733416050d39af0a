using Catalog.Jobs.Review;
using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Hands pulls over to the workers.</summary>
internal sealed class SourceRequests(IBackgroundJobClientV2 jobs) : ISourceRequests
{
    public Task PullAsync(string source, string startedBy, CancellationToken cancellation)
    {
        jobs.Enqueue<ISourceJobs>(job => job.PullAsync(source, startedBy, CancellationToken.None));
        return Task.CompletedTask;
    }
}
