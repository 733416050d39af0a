using Catalog.Jobs.Review;
using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports and exports for people, as jobs.</summary>
internal sealed class FileRequests(IBackgroundJobClientV2 jobs) : IFileRequests
{
    public Task ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellation)
    {
        jobs.Enqueue<IImportJobs>(job => job.ImportAsync(path, fileName, startedBy, CancellationToken.None));
        return Task.CompletedTask;
    }

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
