namespace Catalog.Jobs.Review;

/// <summary>Brings and takes files for the dashboard, as jobs.</summary>
public interface IFileRequests
{
    /// <summary>Imports a file that lies in the data folder; the id of its row in <c>import</c>, whose state tells how far it is.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="fileName">The name that the person's file had, for display only.</param>
    Task<long> ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellation);

    /// <summary>Exports a channel; the id of its row in <c>export_batch</c>, or null where it comes later.</summary>
    Task<long?> ExportAsync(string channel, string createdBy, CancellationToken cancellation);
}
