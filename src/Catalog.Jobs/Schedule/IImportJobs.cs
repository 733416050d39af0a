using Hangfire;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports as jobs. Waiting jobs name this type and its methods: they keep their names.</summary>
public interface IImportJobs
{
    /// <summary>Imports a file into the data folder's catalogue. Importing a file twice changes nothing the second time.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="fileName">What the person called it.</param>
    /// <param name="startedBy">An account.</param>
    [Queue(JobQueues.Import)]
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [10, 60, 300], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    Task ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellationToken);
}
