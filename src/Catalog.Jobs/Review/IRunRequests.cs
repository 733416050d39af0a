namespace Catalog.Jobs.Review;

/// <summary>Starts and stops runs for the dashboard.</summary>
public interface IRunRequests
{
    /// <summary>Starts a refresh, or finds the one that is running; the run's id.</summary>
    Task<long> StartRefreshAsync(string startedBy, CancellationToken cancellation);

    /// <summary>Lets a run end cleanly with what it has. False: it isn't running.</summary>
    Task<bool> StopAsync(long runId, string stoppedBy, CancellationToken cancellation);
}
