using Catalog.Jobs.Insight;

namespace Catalog.Dashboard.Pages.Insight;

/// <summary>Sums to look up, for one group of days and locales.</summary>
public sealed class MeasureTable(IEnumerable<MeasureSum> sums)
{
    private readonly ILookup<string, MeasureSum> byMeasure = sums.ToLookup(sum => sum.Measure);

    /// <summary>How many.</summary>
    /// <param name="keys">Empty: all.</param>
    public long N(string measure, params string[] keys) => Of(measure, keys).Sum(sum => sum.N);

    /// <summary>A measure's keys with their counts.</summary>
    public IEnumerable<(string Key, long N)> Keys(string measure) => byMeasure[measure].Select(sum => (sum.Key, sum.N));

    /// <summary>The sum.</summary>
    public double Total(string measure) => byMeasure[measure].Sum(sum => sum.Total);

    /// <summary>The sum for each of them; null where there is none.</summary>
    public double? Mean(string measure) => N(measure) is var n && n > 0 ? Total(measure) / n : null;

    /// <summary>Findings in a hundred of the model's drafts.</summary>
    /// <param name="checks">Empty: all.</param>
    public double? FindingsPer100(params string[] checks) => N(Measures.Draft) is var drafts && drafts > 0 ? 100.0 * N(Measures.Finding, checks) / drafts : null;

    /// <summary>Minutes for each decision that was made on the review screen.</summary>
    public double? MinutesPerDecision => Mean(Measures.Review) / 60;

    /// <summary>Texts that came out approved: by people, and by the rules.</summary>
    public long Finished => N(Measures.Decision, "approve", "edit") + N(Measures.Rules, "approve");

    /// <summary>Hours that writing the finished texts by hand would have taken more than reviewing did.</summary>
    /// <param name="minutesByHand">Of one text; an assumption of catalog.json.</param>
    public double HoursSaved(double minutesByHand) => ((Finished * minutesByHand) - (Total(Measures.Review) / 60)) / 60;

    private IEnumerable<MeasureSum> Of(string measure, string[] keys) => byMeasure[measure].Where(sum => keys.Length == 0 || keys.Contains(sum.Key));
}
