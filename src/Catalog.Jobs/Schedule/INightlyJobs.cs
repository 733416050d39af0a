using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>The nightly work. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface INightlyJobs
{
    /// <summary>Imports the catalogue's sources, starts a run and wakes the workers.</summary>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 300, 900], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Wakes a worker where a run is open and nobody works on it, such as after a power failure.</summary>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task SweepAsync(CancellationToken cancellationToken);
}
