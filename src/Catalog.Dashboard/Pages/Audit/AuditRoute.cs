using System.Globalization;
using Catalog.Jobs.Audit;

namespace Catalog.Dashboard.Pages.Audit;

/// <summary>Reads the page's address: <c>?actor=mia&amp;what=text&amp;from=2026-11-01&amp;to=2026-11-30</c>.</summary>
internal static class AuditRoute
{
    /// <summary>What is asked for; what can't be read counts as not said.</summary>
    public static AuditFilter Read(IQueryCollection query) => new(Text(query, "actor"), Text(query, "what"), Day(query, "from"), Day(query, "to"));

    /// <summary>The query that leads to the same entries.</summary>
    public static string Query(AuditFilter filter) => string.Join('&', new[]
    {
        Pair("actor", filter.Actor), Pair("what", filter.Action), Pair("from", Write(filter.From)), Pair("to", Write(filter.To)),
    }.OfType<string>());

    /// <summary>A day as inputs have it; null for none.</summary>
    public static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(IQueryCollection query, string key) => query[key].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static DateOnly? Day(IQueryCollection query, string key) =>
        DateOnly.TryParseExact(query[key], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;

    private static string? Pair(string key, string? value) => value is null ? null : $"{key}={Uri.EscapeDataString(value)}";
}
