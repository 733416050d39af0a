using System.Globalization;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Http.Extensions;

namespace Catalog.Dashboard.Pages.Texts;

/// <summary>A list of texts, as it stands in the address.</summary>
/// <param name="View">The saved view that it was opened from; null: none.</param>
public sealed record TextsRoute(string Query, TextOrder Sort, bool IsCompact, long? View)
{
    /// <summary>Reads the address; what makes no sense there is as if it weren't.</summary>
    public static TextsRoute Read(IQueryCollection query) => new(
        query["q"].ToString(), TextOrders.Read(query["sort"]) ?? TextOrder.Changed, query["density"] == "compact",
        long.TryParse(query["view"], NumberStyles.None, CultureInfo.InvariantCulture, out var view) ? view : null);

    /// <summary>The place that an address names; null: the first page.</summary>
    public static TextPlace? Place(IQueryCollection query)
    {
        var isBefore = query.ContainsKey("before");
        var parts = query[isBefore ? "before" : "after"].ToString().Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new TextPlace(isBefore, rank, id) : null;
    }

    /// <summary>The list's address.</summary>
    public string To(TextPlace? place = null)
    {
        var query = new QueryBuilder();
        if (Query.Length > 0) query.Add("q", Query);
        if (Sort != TextOrder.Changed) query.Add("sort", TextOrders.Word(Sort));
        if (IsCompact) query.Add("density", "compact");
        if (View is { } view) query.Add("view", view.ToString(CultureInfo.InvariantCulture));
        if (place is not null) query.Add(place.IsBefore ? "before" : "after", string.Create(CultureInfo.InvariantCulture, $"{place.Rank}.{place.Id}"));
        return "/texts" + query;
    }

    /// <summary>The list of a saved view.</summary>
    public static TextsRoute Of(SavedView view) => new(view.Query, TextOrders.Read(view.Sort) ?? TextOrder.Changed, view.Compact, view.Id);

    /// <summary>Another page about the same query.</summary>
    public static string With(string path, string query) => path + (query.Length == 0 ? "" : QueryString.Create("q", query).ToString());
}
