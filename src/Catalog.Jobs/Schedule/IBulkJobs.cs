using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Decisions about many texts as jobs. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface IBulkJobs
{
    /// <summary>Decides about the pinned texts, or undoes it: whatever the row says. Done again it goes on behind the last whole batch.</summary>
    [Queue(JobQueues.Export)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 60, 300], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task RunAsync(long bulkId, CancellationToken cancellationToken);
}
