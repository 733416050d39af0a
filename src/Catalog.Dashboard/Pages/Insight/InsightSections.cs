using System.Globalization;
using Catalog.Dashboard.Charts;
using Catalog.Jobs.Insight;

namespace Catalog.Dashboard.Pages.Insight;

/// <summary>Builds the page's figures out of sums by day.</summary>
public sealed class InsightSections(InsightFold fold, InsightQueries queries)
{
    private static readonly InsightColumn PerPeriod = new("All", NumberFormat.Decimal);

    /// <summary>All sections, and the sums over the whole time.</summary>
    /// <param name="minutesByHand">Of one text; an assumption of catalog.json.</param>
    public async Task<(MeasureTable All, IReadOnlyList<InsightSection> Sections)> BuildAsync(InsightFilter filter, double minutesByHand, CancellationToken cancellation)
    {
        await fold.FoldAsync(cancellation);
        var periods = Tables(await queries.ByPeriodAsync(filter, cancellation), sum => sum.Period!.Value);
        var localeSums = await queries.ByLocaleAsync(filter, cancellation);
        var both = await queries.ByBothAsync(filter, cancellation);
        var points = Periods(filter, periods.Keys);
        InsightSection Over(string id, string title, string lead, IReadOnlyList<int> drawn, params (InsightColumn Column, Func<MeasureTable, double?> Value)[] columns) => new(
            id, title, lead, "From", [.. columns.Select(column => column.Column)],
            [.. points.Select(point => new InsightRow(Label(point), [.. columns.Select(column => periods.TryGetValue(point, out var table) ? column.Value(table) : null)]))],
            drawn);

        return (new MeasureTable(localeSums), [
            ByLocale(points, both),
            ByCheck(filter, points, periods),
            Over("unchanged", "Approved without a change", "Of the model's texts that people decided about, those that went out as they were.", [0],
                (new("Share", NumberFormat.Share), table => table.Mean(Measures.Unchanged)), (new("Decided", NumberFormat.Count), table => table.N(Measures.Unchanged))),
            Over("review", "Time of a review", $"From the screen to the decision, at most {DecisionMeasures.Longest.TotalMinutes} minutes each. Saved: finished texts × {Show.Decimal(minutesByHand)} minutes by hand (catalog.json, insight.minutesByHand), less the time of the reviews.", [0],
                (new("Minutes for each decision", NumberFormat.Minutes), table => table.MinutesPerDecision), (new("Decisions with a time", NumberFormat.Count), table => table.N(Measures.Review)),
                (new("Finished texts", NumberFormat.Count), table => table.Finished), (new("Hours saved", NumberFormat.Decimal), table => table.HoursSaved(minutesByHand))),
            Over("distance", "How much people change", "Edit distance between the model's draft and the person's text, 0 the same, 1 nothing in common: Levenshtein on characters as readers see them, by the longer text.", [0],
                (new("Distance", NumberFormat.Decimal), table => table.Mean(Measures.Distance)), (new("Edited texts", NumberFormat.Count), table => table.N(Measures.Distance))),
            Over("cost", "Tokens of a draft", "What the model read and wrote for each draft, reviews and improvements included.", [0, 1],
                (new("Tokens in", NumberFormat.Count), table => table.Mean(Measures.TokensIn)), (new("Tokens out", NumberFormat.Count), table => table.Mean(Measures.TokensOut)),
                (new("Drafts", NumberFormat.Count), table => table.N(Measures.Draft))),
            Over("latency", "Seconds of a draft", "The model's time for each draft and its review.", [0], (new("Seconds", NumberFormat.Seconds), table => table.Mean(Measures.Draft))),
            Over("agreement", "Agreement between reviewers", "Where somebody decided about a text that another person had approved, written or rejected: how often they came to the same.", [0],
                (new("Share", NumberFormat.Share), table => table.Mean(Measures.Agreement)), (new("Decided twice", NumberFormat.Count), table => table.N(Measures.Agreement))),
            Locales(localeSums),
        ]);
    }

    private static InsightSection ByLocale(IReadOnlyList<DateOnly> points, IReadOnlyList<MeasureSum> both)
    {
        var tables = Tables(both, sum => (sum.Period!.Value, sum.Locale));
        List<string> locales = [.. both.Where(sum => sum.Measure == Measures.Draft).GroupBy(sum => sum.Locale)
            .OrderByDescending(group => group.Sum(sum => sum.N)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
        return new(
            "quality", "Findings over time by language", "Findings in a hundred of the model's drafts, as they were found first. Drawn are the languages with most drafts.", "From",
            [.. locales.Select(locale => new InsightColumn(locale, NumberFormat.Decimal))],
            [.. points.Select(point => new InsightRow(Label(point), [.. locales.Select(locale => tables.TryGetValue((point, locale), out var table) ? table.FindingsPer100() : null)]))],
            [.. Enumerable.Range(0, Math.Min(SeriesChart.MostLines, locales.Count))]);
    }

    private static InsightSection ByCheck(InsightFilter filter, IReadOnlyList<DateOnly> points, Dictionary<DateOnly, MeasureTable> periods)
    {
        List<string> checks = [.. periods.Values.SelectMany(table => table.Keys(Measures.Finding)).GroupBy(pair => pair.Key)
            .OrderByDescending(group => group.Sum(pair => pair.N)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
        var columns = checks.Select(check => new InsightColumn(check, NumberFormat.Decimal));
        return new(
            "checks", filter.Locale is null ? "Findings over time by check" : $"Findings over time by check in {Show.Language(filter.Locale)}",
            "Findings in a hundred of the model's drafts. Drawn are the checks with most findings.", "From", [PerPeriod, .. columns],
            [.. points.Select(point => new InsightRow(Label(point), periods.TryGetValue(point, out var table) ? [table.FindingsPer100(), .. checks.Select(check => table.FindingsPer100(check))] : [null, .. checks.Select(_ => (double?)null)]))],
            [.. Enumerable.Range(1, Math.Min(SeriesChart.MostLines, checks.Count))]);
    }

    private static InsightSection Locales(IReadOnlyList<MeasureSum> sums)
    {
        (InsightColumn Column, Func<MeasureTable, double?> Value)[] columns =
        [
            (new("Drafts", NumberFormat.Count), table => table.N(Measures.Draft)), (new("Findings in 100", NumberFormat.Decimal), table => table.FindingsPer100()),
            (new("Unchanged", NumberFormat.Share), table => table.Mean(Measures.Unchanged)), (new("Distance", NumberFormat.Decimal), table => table.Mean(Measures.Distance)),
            (new("Minutes", NumberFormat.Minutes), table => table.MinutesPerDecision), (new("Agreement", NumberFormat.Share), table => table.Mean(Measures.Agreement)),
            (new("Tokens in", NumberFormat.Count), table => table.Mean(Measures.TokensIn)), (new("Tokens out", NumberFormat.Count), table => table.Mean(Measures.TokensOut)),
            (new("Seconds", NumberFormat.Seconds), table => table.Mean(Measures.Draft)),
        ];
        var tables = Tables(sums.Where(sum => sum.Locale.Length > 0), sum => sum.Locale);
        return new(
            "languages", "By language", "The same figures over the whole time.", "Language", [.. columns.Select(column => column.Column)],
            [.. tables.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new InsightRow(pair.Key, [.. columns.Select(column => column.Value(pair.Value))]))], []);
    }

    private static Dictionary<TKey, MeasureTable> Tables<TKey>(IEnumerable<MeasureSum> sums, Func<MeasureSum, TKey> key)
        where TKey : notnull => sums.GroupBy(key).ToDictionary(group => group.Key, group => new MeasureTable(group));

    // Periods without anything stand in the table, too: a gap is a figure.
    private static List<DateOnly> Periods(InsightFilter filter, IEnumerable<DateOnly> known)
    {
        var all = new SortedSet<DateOnly>(known);
        if (all.Count == 0) return [];
        for (var at = all.Min; at <= all.Max; at = filter.Grain switch { "day" => at.AddDays(1), "week" => at.AddDays(7), _ => at.AddMonths(1) }) all.Add(at);
        return [.. all];
    }

    private static string Label(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
