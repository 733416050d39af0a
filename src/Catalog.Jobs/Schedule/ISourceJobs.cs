using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Sources and dropped files as jobs. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface ISourceJobs
{
    /// <summary>Pulls a source of the catalogue. A source that can't be used fails the job and is noted at the source.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="startedBy">An account.</param>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task PullAsync(string source, string startedBy, CancellationToken cancellationToken);

    /// <summary>Looks into the drop folder once. May run twice at a time: one of the two then finds nothing to do.</summary>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task LookAsync(CancellationToken cancellationToken);
}
