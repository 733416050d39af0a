namespace Catalog.Jobs.Search;

/// <summary>A query that a person keeps.</summary>
/// <param name="Owner">The account that made it: it alone changes it.</param>
/// <param name="Sort">A word of <see cref="TextOrders"/>.</param>
/// <param name="Shared">Everyone sees it.</param>
/// <param name="IsQueue">The queue of who asks starts with it.</param>
public sealed record SavedView(long Id, string Owner, string Name, string Query, string Sort, bool Compact, bool Shared, bool IsQueue);
