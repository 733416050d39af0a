using Catalog.Jobs.Search;
using Dapper;

namespace Catalog.Jobs.Review;

/// <summary>The SQL of queues: which rows of <c>copy c</c> a reviewer's queue has, in which order, and what is behind a place.</summary>
internal static class QueueSql
{
    /// <summary>What belongs to the queue, but for its query. What was sent to a colleague is only in the colleague's.</summary>
    public static string Where(ReviewFilter filter) => string.Join(" and ", Parts(filter));

    /// <summary>The columns that a queue is ordered by.</summary>
    public static KeyOrder Order(QueueOrder order) => order switch
    {
        QueueOrder.Locale => new(false, "c.locale", "c.due", "c.id"),
        QueueOrder.Product => new(false, "c.product_id", "c.id"),
        _ => new(false, "c.due", "c.id"),
    };

    /// <summary>The columns of <see cref="Order"/>, from most to least significant.</summary>
    public static string Key(QueueOrder order) => Order(order).By;

    /// <summary>The order, turned round.</summary>
    public static string KeyDown(QueueOrder order) => Order(order).Reversed.By;

    /// <summary>A row's place against <see cref="Place"/>'s parameters; <paramref name="than"/> is <c>&gt;</c> for what is behind and <c>&lt;</c> for what is before it.</summary>
    public static string Beside(QueueOrder order, char than) => order == QueueOrder.Locale
        ? $"({Key(order)}) {than} (@placeLocale, @placeKey, @placeId)"
        : $"({Key(order)}) {than} (@placeKey, @placeId)";

    /// <summary>The parameters of <see cref="Where"/>.</summary>
    public static DynamicParameters Parameters(ReviewFilter filter, string reviewer) => new(new { state = filter.State, locale = filter.Locale, reviewer });

    /// <summary>The parameters of <see cref="Beside"/>.</summary>
    public static void Place(DynamicParameters parameters, QueuePlace place)
    {
        parameters.Add("placeLocale", place.Locale);
        parameters.Add("placeKey", place.Key);
        parameters.Add("placeId", place.Id);
    }

    private static IEnumerable<string> Parts(ReviewFilter filter)
    {
        yield return "c.state = @state and not c.retired";
        if (filter.Locale is not null) yield return "c.locale = @locale";
        yield return filter.OnlyMine ? "c.assigned_to = @reviewer" : "(c.assigned_to is null or c.assigned_to = @reviewer)";
    }
}
