using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>The model's work. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface IPumpJobs
{
    /// <summary>Works on open items until none is left. Two at once share the items; a second delivery of the same job finds none.</summary>
    [Queue(JobQueues.Model)]
    [AutomaticRetry(Attempts = 5, DelaysInSeconds = [10, 60, 300, 900, 1800], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task PumpAsync(CancellationToken cancellationToken);
}
