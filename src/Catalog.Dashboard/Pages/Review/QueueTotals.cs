using Catalog.Jobs.Review;
using Catalog.Jobs.Search;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>How many texts a queue with a query has.</summary>
public sealed class QueueTotals(TextList list)
{
    /// <summary>The count for a reviewer, who is the query's <c>me</c>; null where the queue has no query, or one that can't be read.</summary>
    public async Task<TextTotal?> CountAsync(ReviewFilter filter, string reviewer, CancellationToken cancellation)
    {
        if (filter.Query is null || SearchParser.Read(filter.Query).Query is not { } query) return null;
        SearchNode all = new SearchNode.Match(SearchKeys.Find("state")!, filter.State.Replace('_', '-'));
        if (filter.Locale is { } locale) all = new SearchNode.And(all, new SearchNode.Match(SearchKeys.Find("locale")!, locale));
        return await list.CountAsync(query is SearchNode.All ? all : new SearchNode.And(all, query), reviewer, cancellation);
    }
}
