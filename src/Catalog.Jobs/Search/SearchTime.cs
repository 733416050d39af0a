using System.Globalization;

namespace Catalog.Jobs.Search;

/// <summary>A time that a query names: <c>&gt;2d</c> longer ago than two days, <c>&lt;2d</c> within the last two, <c>&gt;2026-11-01</c> after that day, <c>2026-11-24</c> on it. Days are UTC.</summary>
public abstract record SearchTime
{
    private SearchTime()
    {
    }

    /// <summary>Before or after a moment that lies a span ago.</summary>
    /// <param name="IsOlder">Longer ago.</param>
    /// <param name="Amount">1..9999.</param>
    /// <param name="Unit">m minutes, h hours, d days, w weeks.</param>
    public sealed record Ago(bool IsOlder, int Amount, char Unit) : SearchTime;

    /// <summary>Before, on or after a day.</summary>
    /// <param name="Sign">-1 before, 0 on, 1 after.</param>
    public sealed record Day(int Sign, DateOnly Date) : SearchTime;

    /// <summary>From when to when: the first is included, the second isn't.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) Range(DateTimeOffset now)
    {
        if (this is Ago ago)
        {
            var edge = now - Span(ago);
            return ago.IsOlder ? (DateTimeOffset.UnixEpoch, edge) : (edge, Latest);
        }

        var day = (Day)this;
        var start = new DateTimeOffset(day.Date, TimeOnly.MinValue, TimeSpan.Zero);
        return day.Sign switch
        {
            < 0 => (DateTimeOffset.UnixEpoch, start),
            0 => (start, start.AddDays(1)),
            _ => (start.AddDays(1), Latest),
        };
    }

    /// <summary>As the query writes it.</summary>
    public sealed override string ToString() => this switch
    {
        Ago ago => string.Create(CultureInfo.InvariantCulture, $"{(ago.IsOlder ? '>' : '<')}{ago.Amount}{ago.Unit}"),
        Day day => (day.Sign < 0 ? "<" : day.Sign > 0 ? ">" : "") + day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Reads one; null where it is none.</summary>
    public static SearchTime? Read(string text)
    {
        var sign = text.StartsWith('>') ? 1 : text.StartsWith('<') ? -1 : 0;
        var rest = sign == 0 ? text : text[1..];
        if (DateOnly.TryParseExact(rest, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1970 and < 9000) return new Day(sign, date);
        if (sign == 0 || rest.Length is < 2 or > 5 || !"mhdw".Contains(rest[^1], StringComparison.Ordinal)) return null;
        return int.TryParse(rest[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0 ? new Ago(sign > 0, amount, rest[^1]) : null;
    }

    private static readonly DateTimeOffset Latest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static TimeSpan Span(Ago ago) => ago.Unit switch
    {
        'm' => TimeSpan.FromMinutes(ago.Amount),
        'h' => TimeSpan.FromHours(ago.Amount),
        'd' => TimeSpan.FromDays(ago.Amount),
        _ => TimeSpan.FromDays(7 * ago.Amount),
    };
}
