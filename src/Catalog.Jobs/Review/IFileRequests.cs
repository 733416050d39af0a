namespace Catalog.Jobs.Review;

/// <summary>Brings and takes files for the dashboard, as jobs: both calls only hand the work over.</summary>
public interface IFileRequests
{
    /// <summary>Imports a file that lies in the data folder's uploads. Its row in <c>import</c> appears when the job begins.</summary>
    /// <param name="path">Absolute. The file stays until the job has ended.</param>
    /// <param name="fileName">The name that the person's file had: shown, and how a rejects file is known again.</param>
    Task ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellation);

    /// <summary>Exports a channel of the catalogue. Its row in <c>export_batch</c> appears when the file is written.</summary>
    Task ExportAsync(string channel, string createdBy, CancellationToken cancellation);

    /// <summary>Takes an export back. Its row in <c>export_batch</c> appears when the file is written; where nothing is left to take back there is none.</summary>
    Task TakeBackAsync(long batch, string createdBy, CancellationToken cancellation);
}
