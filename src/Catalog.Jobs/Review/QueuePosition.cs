namespace Catalog.Jobs.Review;

/// <summary>Where a text is in its queue.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Of">How many the queue has, from the counts that the database keeps.</param>
/// <param name="IsEstimate">True where <paramref name="Number"/> is the database's estimate: nobody counts thousands of rows for a page.</param>
public sealed record QueuePosition(long Number, long Of, bool IsEstimate);
