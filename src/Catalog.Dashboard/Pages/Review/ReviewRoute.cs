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
        var after = query["after"].ToString().Split('.');
        QueuePlace? place = after.Length == 2
            && int.TryParse(after[0], NumberStyles.None, CultureInfo.InvariantCulture, out var risk)
            && long.TryParse(after[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new QueuePlace(risk, id) : null;
        return new ReviewRoute(
            new ReviewFilter(CopyState.All.Contains(state) ? state : CopyState.NeedsReview, locale.Length == 0 ? null : locale) { Query = query["q"].ToString() is { Length: > 0 } search ? search : null },
            place);
    }

    /// <summary>The queue from its start.</summary>
    public string Start => "/review" + Query(null, isEditing: false);

    /// <summary>The queue behind a text.</summary>
    public string Behind(QueuePlace place) => "/review" + Query(place, isEditing: false);

    /// <summary>The next text.</summary>
    public string Next => "/review" + Query(After, isEditing: false);

    /// <summary>One text within this queue.</summary>
    /// <param name="fixes">Findings whose corrections the fields start with.</param>
    public string To(long copyId, bool isEditing = false, params IEnumerable<long> fixes) =>
        string.Create(CultureInfo.InvariantCulture, $"/review/{copyId}") + Query(After, isEditing, fixes);

    private string Query(QueuePlace? after, bool isEditing, params IEnumerable<long> fixes)
    {
        var query = new QueryBuilder();
        if (Filter.State != CopyState.NeedsReview) query.Add("state", Filter.State);
        if (Filter.Locale is { } locale) query.Add("locale", locale);
        if (Filter.Query is { } search) query.Add("q", search);
        if (after is { } place) query.Add("after", string.Create(CultureInfo.InvariantCulture, $"{place.Risk}.{place.Id}"));
        if (isEditing) query.Add("edit", "1");
        foreach (var fix in fixes) query.Add("fix", fix.ToString(CultureInfo.InvariantCulture));
        return query.ToString();
    }
}
