namespace Catalog.Jobs.Insight;

/// <summary>The measures of <c>insight_day</c>. Each row has a count <c>n</c> and a sum <c>total</c>.</summary>
public static class Measures
{
    /// <summary>Texts that the model wrote, improvements included; total: seconds.</summary>
    public const string Draft = "draft";

    /// <summary>The same; total: tokens that the model read.</summary>
    public const string TokensIn = "tokens-in";

    /// <summary>The same; total: tokens that the model wrote.</summary>
    public const string TokensOut = "tokens-out";

    /// <summary>Findings; key: the check. Those of products have no locale.</summary>
    public const string Finding = "finding";

    /// <summary>People's decisions; key: the action.</summary>
    public const string Decision = "decision";

    /// <summary>What the rules decided; key: the action.</summary>
    public const string Rules = "rules";

    /// <summary>Decisions whose text stood on a reviewer's screen; total: seconds, at most <see cref="DecisionMeasures.Longest"/> each.</summary>
    public const string Review = "review";

    /// <summary>The model's texts that people approved, edited or rejected; total: those approved as they were.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>The model's texts that people edited; key: tenths (0 to 9); total: edit distances, each 0 to 1.</summary>
    public const string Distance = "distance";

    /// <summary>Decisions about what another person had decided about; total: those that came to the same.</summary>
    public const string Agreement = "agreement";
}

/// <summary>What is added to a row of <c>insight_day</c>.</summary>
public sealed record MeasureDelta(DateOnly Day, string Locale, string Measure, string Key, long N, double Total);
