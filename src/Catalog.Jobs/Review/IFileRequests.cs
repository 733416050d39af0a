namespace Catalog.Jobs.Review;

/// <summary>Takes files for the dashboard, as jobs: both calls only hand the work over. Files are brought by <see cref="Import.Drafts.IDraftRequests"/>.</summary>
public interface IFileRequests
{
    /// <summary>Exports a channel of the catalogue. Its row in <c>export_batch</c> appears when the file is written.</summary>
    Task ExportAsync(string channel, string createdBy, CancellationToken cancellation);

    /// <summary>Takes an export back. Its row in <c>export_batch</c> appears when the file is written; where nothing is left to take back there is none.</summary>
    Task TakeBackAsync(long batch, string createdBy, CancellationToken cancellation);
}
