namespace Catalog.Jobs.Review;

/// <summary>Wakes the workers up for texts that a person wants anew. The request itself is already stored (<c>copy.requested_at</c>): if this call fails, the next run writes the text.</summary>
public interface IRewriteRequests
{
    /// <summary>Asks for one product's text in one locale, ahead of the nightly work.</summary>
    Task RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation);
}
