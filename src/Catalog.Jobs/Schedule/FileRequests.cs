using Catalog.Jobs.Import;
using Catalog.Jobs.Review;
using Hangfire;
using Npgsql;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports and exports for people, as jobs.</summary>
internal sealed class FileRequests(IBackgroundJobClientV2 jobs, NpgsqlDataSource source) : IFileRequests
{
    public async Task<long> ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellation)
    {
        var import = await ImportQueue.AddAsync(source, fileName, startedBy, cancellation);
        jobs.Enqueue<IImportJobs>(job => job.ImportAsync(import, path, fileName, startedBy, CancellationToken.None));
        return import;
    }

    public Task<long?> ExportAsync(string channel, string createdBy, CancellationToken cancellation)
    {
        jobs.Enqueue<IExportJobs>(job => job.ExportAsync(channel, createdBy, CancellationToken.None));
        return Task.FromResult<long?>(null);
    }
}
