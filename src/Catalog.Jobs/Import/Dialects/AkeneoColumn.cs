using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>
/// A column's name in an Akeneo file: <c>ATTRIBUTE</c>, <c>ATTRIBUTE-LOCALE</c>, <c>ATTRIBUTE-CHANNEL</c>, <c>ATTRIBUTE-LOCALE-CHANNEL</c>, with <c>-CURRENCY</c> behind prices.
/// What a part is can't be told by its place: it is a locale where there is such a locale, and a currency where there is such a currency.
/// </summary>
/// <param name="Attribute">The attribute's code; parts that are neither locale nor channel stay with it.</param>
/// <param name="Locale">As .NET writes it, <c>en-US</c>; null: the value is the same in all.</param>
/// <param name="Channel">Null: the value is the same in all.</param>
internal sealed partial record AkeneoColumn(string Attribute, string? Locale, string? Channel)
{
    private static readonly HashSet<string> Currencies =
        [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name).ISOCurrencySymbol)];

    /// <summary>Reads a name.</summary>
    /// <param name="channels">Channels that other columns of the file have behind a locale.</param>
    public static AkeneoColumn Of(string name, IReadOnlySet<string> channels)
    {
        var parts = name.Split('-').ToList();
        var currency = parts.Count > 1 && Currencies.Contains(parts[^1]) ? "-" + parts[^1] : "";
        if (currency.Length > 0) parts.RemoveAt(parts.Count - 1);
        var at = parts.FindIndex(1, part => LocaleOf(part) is not null);
        if (at > 0) return new(string.Join('-', parts[..at]) + currency, LocaleOf(parts[at]), at + 1 < parts.Count ? string.Join('-', parts[(at + 1)..]) : null);
        return parts.Count > 1 && channels.Contains(parts[^1])
            ? new(string.Join('-', parts[..^1]) + currency, null, parts[^1])
            : new(string.Join('-', parts) + currency, null, null);
    }

    /// <summary>The channels that a header has behind locales.</summary>
    public static IReadOnlySet<string> Channels(IReadOnlyList<string> header) =>
        header.Select(name => Of(name, new HashSet<string>()).Channel).OfType<string>().ToHashSet();

    // en_US, zh_Hans_CN
    private static string? LocaleOf(string part) =>
        Pattern().IsMatch(part) && part.Replace('_', '-') is var code && LocaleCodes.Problem(code) is null ? code : null;

    [GeneratedRegex(@"\A[a-z]{2,3}(_[A-Z][a-z]{3})?_[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
