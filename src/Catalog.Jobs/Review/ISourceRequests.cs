namespace Catalog.Jobs.Review;

/// <summary>Pulls sources for the dashboard, as jobs: the call only hands the work over.</summary>
public interface ISourceRequests
{
    /// <summary>Pulls a source of the catalogue. Its row in <c>source_pull</c> says how it went when it has ended.</summary>
    Task PullAsync(string source, string startedBy, CancellationToken cancellation);
}
