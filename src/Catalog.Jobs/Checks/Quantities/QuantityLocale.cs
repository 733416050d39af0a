using System.Collections.Concurrent;
using System.Globalization;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>How a locale writes quantities: its units and the marks of its numbers.</summary>
internal sealed class QuantityLocale
{
    private static readonly ConcurrentDictionary<string, QuantityLocale> Known = [];

    // Endings are put on unit words: litrelik, grammos, metrinen.
    private static readonly HashSet<string> Agglutinative = ["fi", "et", "hu", "tr"];

    private QuantityLocale(CultureInfo? culture)
    {
        Culture = culture;
        Units = new LocaleUnits(UnitData.Of(culture?.Name ?? ""));
        Numbers = culture is null ? null : NumberStyle.Of(culture);
        HasEndings = culture is not null && Agglutinative.Contains(culture.TwoLetterISOLanguageName);
    }

    /// <summary>No locale: units that are the same everywhere, and every reading of a number.</summary>
    public static QuantityLocale Neutral { get; } = new(null);

    /// <summary>The locale; null for <see cref="Neutral"/>.</summary>
    public CultureInfo? Culture { get; }

    /// <summary>Its units.</summary>
    public LocaleUnits Units { get; }

    /// <summary>The marks of its numbers; null: not known.</summary>
    public NumberStyle? Numbers { get; }

    /// <summary>True where endings are put on unit words.</summary>
    public bool HasEndings { get; }

    /// <summary>A locale's. Built once.</summary>
    public static QuantityLocale Of(CultureInfo culture) => Known.GetOrAdd(culture.Name, static (_, culture) => new QuantityLocale(culture), culture);
}
