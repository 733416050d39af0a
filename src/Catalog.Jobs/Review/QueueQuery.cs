using Catalog.Jobs.Search;

namespace Catalog.Jobs.Review;

/// <summary>A queue with a query, as <see cref="OrderedSearch"/> reads it.</summary>
internal static class QueueQuery
{
    /// <summary>Rows that are tried for a page, at most.</summary>
    public const long MostRows = 100_000;

    /// <summary>How to read the texts behind a place (null: from the start). Null: the filter has no query, or one that can't be read and finds nothing.</summary>
    /// <param name="size">How many ids, at most.</param>
    public static OrderedRead? Read(ReviewFilter filter, string reviewer, DateTimeOffset now, QueuePlace? after, int size)
    {
        if (filter.Query is null || SearchParser.Read(filter.Query).Query is not { } query) return null;
        var sql = SearchSql.Of(query, new SearchContext(reviewer, now));
        var values = new Dictionary<string, object>(sql.Values) { ["state"] = filter.State, ["reviewer"] = reviewer };
        if (filter.Locale is { } locale) values.Add("locale", locale);
        return new OrderedRead
        {
            Near = QueueSql.Where(filter),
            Where = sql.Where,
            Order = QueueSql.Order(filter.Order),
            Sources = sql.Sources,
            Values = values,
            Place = after is { } place ? Values(filter.Order, place) : null,
            Size = size,
            MostRows = MostRows,
        };
    }

    /// <summary>False where the filter has a query that can't be read: it finds nothing.</summary>
    public static bool IsReadable(ReviewFilter filter) => SearchParser.Read(filter.Query).Query is not null;

    /// <summary>A place as values of the order's columns.</summary>
    public static IReadOnlyList<object> Values(QueueOrder order, QueuePlace place) =>
        order == QueueOrder.Locale ? [place.Locale, place.Key, place.Id] : [place.Key, place.Id];

    /// <summary>Values of the order's columns as a place.</summary>
    public static QueuePlace Place(QueueOrder order, IReadOnlyList<object> values) =>
        order == QueueOrder.Locale ? new((string)values[0], (long)values[1], (long)values[2]) : new("", (long)values[0], (long)values[1]);
}
