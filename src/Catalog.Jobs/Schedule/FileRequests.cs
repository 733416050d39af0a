using Catalog.Jobs.Review;
using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Exports for people, as jobs.</summary>
internal sealed class FileRequests(IBackgroundJobClientV2 jobs) : IFileRequests
{
    public Task ExportAsync(string channel, string createdBy, CancellationToken cancellation)
    {
        jobs.Enqueue<IExportJobs>(job => job.ExportAsync(channel, createdBy, CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task TakeBackAsync(long batch, string createdBy, CancellationToken cancellation)
    {
        jobs.Enqueue<IExportJobs>(job => job.TakeBackAsync(batch, createdBy, CancellationToken.None));
        return Task.CompletedTask;
    }
}
