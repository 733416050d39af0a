using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Keeps the audit log's chain and the daily figures up to date. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface IHistoryJobs
{
    /// <summary>Links what waits, adds up what happened, and notes a changed catalog.json. With nothing to do it does nothing.</summary>
    [Queue(JobQueues.Export)]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    Task TendAsync(CancellationToken cancellationToken);
}
