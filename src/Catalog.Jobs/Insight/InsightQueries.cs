using System.Globalization;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Insight;

/// <summary>What the page looks at.</summary>
/// <param name="Locale">Null: all.</param>
/// <param name="From">The first day, UTC.</param>
/// <param name="To">The last day, UTC.</param>
public sealed record InsightFilter(string? Locale, DateOnly From, DateOnly To)
{
    /// <summary>The periods into which the days are put: short enough to see something, few enough to draw.</summary>
    public string Grain => (To.DayNumber - From.DayNumber) switch { <= 31 => "day", <= 200 => "week", _ => "month" };
}

/// <summary>Sums of a measure.</summary>
/// <param name="Period">The first day of the period; null where it is over the whole time.</param>
/// <param name="Locale">Empty where it is over all locales, and for findings of products.</param>
public sealed record MeasureSum(DateOnly? Period, string Locale, string Measure, string Key, long N, double Total);

/// <summary>Reads the figures of the Insight page: rows of days, never of texts.</summary>
public sealed class InsightQueries(NpgsqlDataSource source)
{
    /// <summary>By period, locales added up.</summary>
    public Task<IReadOnlyList<MeasureSum>> ByPeriodAsync(InsightFilter filter, CancellationToken cancellation) => ReadAsync(
        "to_char(date_trunc(@Grain, day::timestamp), 'YYYY-MM-DD') as period, '' as locale", "1", filter, cancellation);

    /// <summary>By locale, over the whole time.</summary>
    public Task<IReadOnlyList<MeasureSum>> ByLocaleAsync(InsightFilter filter, CancellationToken cancellation) => ReadAsync(
        "null::text as period, locale", "locale", filter, cancellation);

    /// <summary>By period and locale; without what has many keys.</summary>
    public Task<IReadOnlyList<MeasureSum>> ByBothAsync(InsightFilter filter, CancellationToken cancellation) => ReadAsync(
        "to_char(date_trunc(@Grain, day::timestamp), 'YYYY-MM-DD') as period, locale", "1, locale", filter, cancellation, "''");

    /// <summary>The locales that have figures.</summary>
    public async Task<IReadOnlyList<string>> LocalesAsync(InsightFilter filter, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            "select distinct locale from insight_day where day between @from::date and @to::date and locale <> '' order by locale",
            new { from = Start(filter.From), to = Start(filter.To) },
            cancellationToken: cancellation))];
    }

    private async Task<IReadOnlyList<MeasureSum>> ReadAsync(string columns, string groups, InsightFilter filter, CancellationToken cancellation, string key = "key")
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(string? Period, string Locale, string Measure, string Key, long N, double Total)>(new CommandDefinition(
            $"""
            select {columns}, measure, {key} as key, sum(n)::bigint as n, sum(total) as total
            from insight_day
            where day between @from::date and @to::date and (@Locale::text is null or locale = @Locale)
            group by {groups}, measure{(key == "key" ? ", key" : "")}
            having sum(n) <> 0
            order by 1, 2, 3, 4
            """,
            new { filter.Grain, filter.Locale, from = Start(filter.From), to = Start(filter.To) },
            cancellationToken: cancellation));
        return [.. rows.Select(row => new MeasureSum(row.Period is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null, row.Locale, row.Measure, row.Key, row.N, row.Total))];
    }

    private static DateTime Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
