using Catalog.Jobs.Import.Drafts;
using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Dry runs and imports of drafts as jobs. What comes to nothing is no failure of the job: the draft says why.</summary>
internal sealed class DraftJobs(DraftWork work, DraftSweep sweep) : IDraftJobs
{
    public Task CheckAsync(long draftId, CancellationToken cancellationToken) => work.CheckAsync(draftId, cancellationToken);

    public Task ImportAsync(long draftId, string startedBy, CancellationToken cancellationToken) => work.ImportAsync(draftId, startedBy, cancellationToken);

    public Task SweepAsync(CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
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
