using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Exports as jobs. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface IExportJobs
{
    /// <summary>Writes a channel's file into the data folder.</summary>
    [Queue(JobQueues.Export)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 60, 300], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task ExportAsync(string channel, string createdBy, CancellationToken cancellationToken);

    /// <summary>Writes the texts that a batch's channel had before it. One that was taken back already stays as it is.</summary>
    [Queue(JobQueues.Export)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 60, 300], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task TakeBackAsync(long batch, string createdBy, CancellationToken cancellationToken);
}
