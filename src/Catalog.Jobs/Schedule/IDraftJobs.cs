using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Dry runs and imports of drafts as jobs. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface IDraftJobs
{
    /// <summary>Makes the dry run of a draft.</summary>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 60, 300], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task CheckAsync(long draftId, CancellationToken cancellationToken);

    /// <summary>Imports a draft.</summary>
    /// <param name="startedBy">An account.</param>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 60, 300], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task ImportAsync(long draftId, string startedBy, CancellationToken cancellationToken);

    /// <summary>Deletes the files of drafts to which nobody came back for a while, and unpacked zip files that nobody needs.</summary>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task SweepAsync(CancellationToken cancellationToken);
}
