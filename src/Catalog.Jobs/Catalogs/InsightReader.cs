namespace Catalog.Jobs.Catalogs;

/// <summary>What the Insight page assumes.</summary>
/// <param name="MinutesByHand">
/// Minutes in which a person writes one text without the model. 10 unless catalog.json says better: a text of 50 words at 2 400 words a day of eight hours,
/// in the middle of what translators plan with (2 000 to 3 000).
/// </param>
public sealed record InsightRules(double MinutesByHand)
{
    /// <summary>Where catalog.json says nothing.</summary>
    public static InsightRules Default { get; } = new(10);
}

/// <summary>Reads <c>insight</c>.</summary>
internal static class InsightReader
{
    /// <summary>The catalogue's assumptions; <see cref="InsightRules.Default"/> for what it doesn't say.</summary>
    public static InsightRules Read(JsonSection root) =>
        root.Section("insight", "minutesByHand")?.Positive("minutesByHand") is { } minutes ? new(minutes) : InsightRules.Default;
}
