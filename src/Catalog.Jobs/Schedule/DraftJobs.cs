using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Drafts;
using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Dry runs and imports of drafts as jobs. What comes to nothing is no failure of the job: the draft says why.</summary>
internal sealed class DraftJobs(DraftWork work, DraftSweep sweep, ArchiveSweep archives, CatalogFolder folder, RecurringJobs recurring) : IDraftJobs
{
    public Task CheckAsync(long draftId, CancellationToken cancellationToken) => work.CheckAsync(draftId, cancellationToken);

    public async Task ImportAsync(long draftId, string startedBy, CancellationToken cancellationToken)
    {
        var isFirst = !folder.Exists;
        await work.ImportAsync(draftId, startedBy, cancellationToken);
        // The catalogue that came with it may have a schedule.
        if (isFirst && folder.Exists) recurring.Apply((await folder.LoadAsync(cancellationToken)).Definition?.Schedule);
    }

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await sweep.RunAsync(cancellationToken);
        await archives.RunAsync(cancellationToken);
    }
}

/// <summary>Hands drafts over to the workers.</summary>
internal sealed class DraftRequests(IBackgroundJobClientV2 jobs) : IDraftRequests
{
    public Task CheckAsync(long draftId, CancellationToken cancellation)
    {
        jobs.Enqueue<IDraftJobs>(job => job.CheckAsync(draftId, CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task ImportAsync(long draftId, string startedBy, CancellationToken cancellation)
    {
        jobs.Enqueue<IDraftJobs>(job => job.ImportAsync(draftId, startedBy, CancellationToken.None));
        return Task.CompletedTask;
    }
}
