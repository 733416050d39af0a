using System.Globalization;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Http.Extensions;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>The queue that a person works through, as it stands in the address.</summary>
/// <param name="After">The place of the last skipped text: what is before it was seen.</param>
public sealed record ReviewRoute(ReviewFilter Filter, QueuePlace? After)
{
    /// <summary>Reads the address; what makes no sense there is as if it weren't.</summary>
    public static ReviewRoute Read(IQueryCollection query)
    {
        var state = query["state"].ToString();
        var locale = query["locale"].ToString();
        var filter = new ReviewFilter(CopyState.All.Contains(state) ? state : CopyState.NeedsReview, locale.Length == 0 ? null : locale)
        {
            Order = query["order"].ToString() switch
            {
                "locale" => QueueOrder.Locale,
                "product" => QueueOrder.Product,
                _ => QueueOrder.Priority,
            },
            OnlyMine = query["mine"] == "1",
            Query = query["q"].ToString() is { Length: > 0 } search ? search : null,
        };
        return new ReviewRoute(filter, QueuePlace.Parse(query["after"].ToString()));
    }

    /// <summary>The queue from its start.</summary>
    public string Start => "/review" + Query(null);

    /// <summary>The queue of another state, with the same filter, from its start.</summary>
    public string Of(string state) => (this with { Filter = Filter with { State = state } }).Start;

    /// <summary>The queue as a list.</summary>
    public string List => "/review/list" + Query(null);

    /// <summary>The list behind a place.</summary>
    public string ListBehind(QueuePlace place) => "/review/list" + Query(place);

    /// <summary>The next text.</summary>
    public string Next => "/review" + Query(After);

    /// <summary>One text within this queue.</summary>
    /// <param name="fixes">Findings whose corrections the fields start with.</param>
    public string To(long copyId, bool isEditing = false, params IEnumerable<long> fixes) =>
        Address(copyId) + Query(After, [.. isEditing ? new[] { ("edit", "1") } : [], .. fixes.Select(fix => ("fix", fix.ToString(CultureInfo.InvariantCulture)))]);

    /// <summary>What one of the page's handlers does with a text; null: with none.</summary>
    public string Handler(string handler, long? copyId) => (copyId is { } id ? Address(id) : "/review") + Query(After, ("handler", handler));

    private static string Address(long copyId) => string.Create(CultureInfo.InvariantCulture, $"/review/{copyId}");

    private string Query(QueuePlace? after, params IEnumerable<(string Name, string Value)> more)
    {
        var query = new QueryBuilder();
        if (Filter.State != CopyState.NeedsReview) query.Add("state", Filter.State);
        if (Filter.Locale is { } locale) query.Add("locale", locale);
        if (Filter.Query is { } search) query.Add("q", search);
        if (Filter.Order != QueueOrder.Priority) query.Add("order", Filter.Order.ToString().ToLowerInvariant());
        if (Filter.OnlyMine) query.Add("mine", "1");
        if (after is { } place) query.Add("after", place.ToString());
        foreach (var (name, value) in more) query.Add(name, value);
        return query.ToString();
    }
}
