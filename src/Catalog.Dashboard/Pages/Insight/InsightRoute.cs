using System.Globalization;
using Catalog.Jobs.Insight;

namespace Catalog.Dashboard.Pages.Insight;

/// <summary>Reads the page's address: <c>?locale=de-DE&amp;days=90</c>.</summary>
internal static class InsightRoute
{
    /// <summary>The periods to choose from, in days.</summary>
    public static IReadOnlyList<int> Choices { get; } = [30, 90, 365];

    /// <summary>What is asked for; what can't be read counts as not said.</summary>
    public static InsightFilter Read(IQueryCollection query, TimeProvider time)
    {
        var days = int.TryParse(query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && Choices.Contains(wanted) ? wanted : 90;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var locale = query["locale"].ToString();
        return new(locale.Length == 0 ? null : locale, today.AddDays(1 - days), today);
    }

    /// <summary>The query that leads to the same figures.</summary>
    public static string Query(InsightFilter filter) =>
        FormattableString.Invariant($"days={filter.To.DayNumber - filter.From.DayNumber + 1}") + (filter.Locale is { } locale ? $"&locale={Uri.EscapeDataString(locale)}" : "");
}
