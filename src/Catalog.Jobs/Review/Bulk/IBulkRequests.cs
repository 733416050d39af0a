namespace Catalog.Jobs.Review.Bulk;

/// <summary>Hands decisions about many texts over to the workers.</summary>
public interface IBulkRequests
{
    /// <summary>Lets a worker decide, or undo: whatever the row's state says.</summary>
    Task RequestAsync(long bulkId, CancellationToken cancellation);
}
