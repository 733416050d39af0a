using System.Collections.Concurrent;
using System.Globalization;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>How a locale writes quantities: its units and the marks of its numbers.</summary>
internal sealed class QuantityLocale
{
    private static readonly ConcurrentDictionary<string, QuantityLocale> Known = [];

    // Endings are put on unit words, more than CLDR lists: litrelik, grammos, metrinen; kilogramový, литровый.
    private static readonly HashSet<string> Agglutinative = ["fi", "et", "hu", "tr"];
    private static readonly HashSet<string> Inflecting = ["bg", "cs", "hr", "lt", "lv", "pl", "ru", "sk", "sl", "sr", "uk"];

    private QuantityLocale(CultureInfo? culture, QuantityLocale? careful = null)
    {
        (Culture, IsCareful) = (culture, careful is null);
        Units = careful?.Units ?? new LocaleUnits(UnitData.Of(culture?.Name ?? ""));
        Numbers = culture is null ? null : NumberStyle.Of(culture);
        var language = culture?.TwoLetterISOLanguageName ?? "";
        LongestEnding = Agglutinative.Contains(language) ? 5 : Inflecting.Contains(language) ? 3 : 0;
    }

    /// <summary>No locale: units that are the same everywhere, and every reading of a number.</summary>
    public static QuantityLocale Neutral { get; } = new(null);

    /// <summary>The locale; null for <see cref="Neutral"/>.</summary>
    public CultureInfo? Culture { get; }

    /// <summary>Its units.</summary>
    public LocaleUnits Units { get; }

    /// <summary>The marks of its numbers; null: not known.</summary>
    public NumberStyle? Numbers { get; }

    /// <summary>How many letters may follow a unit's word of four letters or more; 0 in languages that put no endings on it.</summary>
    public int LongestEnding { get; }

    /// <summary>False where abbreviations that are words, too, always mean their unit: the "in" of "13 in laptop".</summary>
    public bool IsCareful { get; }

    /// <summary>The same, without care: for facts, which hold few words.</summary>
    public QuantityLocale Careless() => new(Culture, this);

    /// <summary>A locale's. Built once.</summary>
    public static QuantityLocale Of(CultureInfo culture) => Known.GetOrAdd(culture.Name, static (_, culture) => new QuantityLocale(culture), culture);
}
