using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Re-checks as jobs. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface IRecheckJobs
{
    /// <summary>Checks the texts again that changes of the glossary touch. Without a change it does nothing.</summary>
    [Queue(JobQueues.Export)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 60, 300], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task RecheckAsync(CancellationToken cancellationToken);
}
