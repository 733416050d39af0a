using System.Text.RegularExpressions;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>
/// Akeneo's product CSV: one line a product, an attribute's values in columns per locale, channel and currency. The columns of one locale are the facts, under the
/// attribute's own name; those of the others keep theirs.
/// Source: https://docs.akeneo.com (Import and export data: product CSV and XLSX files)
/// </summary>
internal static partial class AkeneoProducts
{
    private static readonly string[] Titles = ["name", "title", "label", "product_name"];
    private static readonly string[] Brands = ["brand", "manufacturer"];
    private static readonly string[] Kept = ["categories", "parent", "enabled"];
    private static readonly string[] Own = ["family", "categories", "enabled", "groups", "parent", "family_variant"];

    // Measurement units as Akeneo codes them, as people write them; others stay.
    private static readonly Dictionary<string, string> Units = new()
    {
        ["KILOGRAM"] = "kg",
        ["GRAM"] = "g",
        ["MILLIGRAM"] = "mg",
        ["POUND"] = "lb",
        ["OUNCE"] = "oz",
        ["METER"] = "m",
        ["CENTIMETER"] = "cm",
        ["MILLIMETER"] = "mm",
        ["INCH"] = "in",
        ["FEET"] = "ft",
        ["LITER"] = "l",
        ["CENTILITER"] = "cl",
        ["MILLILITER"] = "ml",
        ["WATT"] = "W",
        ["KILOWATT"] = "kW",
        ["WATTHOUR"] = "Wh",
        ["VOLT"] = "V",
        ["AMPERE"] = "A",
        ["MILLIAMPEREHOUR"] = "mAh",
        ["HERTZ"] = "Hz",
        ["MEGAHERTZ"] = "MHz",
        ["GIGAHERTZ"] = "GHz",
        ["GIGABYTE"] = "GB",
        ["MEGABYTE"] = "MB",
        ["TERABYTE"] = "TB",
        ["DECIBEL"] = "dB",
        ["CELSIUS"] = "°C",
        ["FAHRENHEIT"] = "°F",
        ["MINUTE"] = "min",
        ["HOUR"] = "h",
        ["SECOND"] = "s",
        ["BAR"] = "bar",
        ["SQUARE_METER"] = "m²",
        ["CUBIC_METER"] = "m³",
    };

    public static Dialect Dialect { get; } = new("akeneo", "an Akeneo product export", Recognises, See) { Columns = CatalogColumns };

    private static bool Recognises(IReadOnlyList<string> header) =>
        (header.Contains("sku") || header.Contains("identifier") || header.Contains("uuid")) && Own.Count(header.Contains) >= 2;

    private static DerivedTable See(ITable table, TableSettings settings)
    {
        var names = Names(table.Header);
        var source = SourceLocale(names, settings.SourceLocale);
        var channel = Channel(names);
        var columns = new List<DerivedColumn>();
        var taken = new HashSet<string>();
        foreach (var (i, name) in names.Index())
        {
            var isFact = (name.Locale is null || name.Locale == source) && (name.Channel is null || name.Channel == channel);
            var title = isFact && taken.Add(name.Attribute) ? name.Attribute : table.Header[i];
            if (title.Length == 0 || IsUnit(title, table.Header)) continue;
            columns.Add(ColumnOf(title, i, table.Header));
        }

        return new(table, Dialect.Name, columns);
    }

    private static DerivedColumn ColumnOf(string title, int place, IReadOnlyList<string> header)
    {
        var unit = new HeaderPlaces(header).Of(header[place] + "-unit");
        if (unit < 0) return new(title, [place], lines => HtmlText.Of(Derived.FirstOf(lines, place)));
        return new(title, [place, unit], lines =>
        {
            var (value, code) = (Derived.FirstOf(lines, place).Trim(), Derived.FirstOf(lines, unit).Trim());
            return value.Length == 0 || code.Length == 0 ? value : $"{value} {Units.GetValueOrDefault(code) ?? code.ToLowerInvariant().Replace('_', ' ')}";
        });
    }

    private static bool IsUnit(string title, IReadOnlyList<string> header) => title.EndsWith("-unit", StringComparison.Ordinal) && header.Contains(title[..^"-unit".Length]);

    private static List<AkeneoColumn> Names(IReadOnlyList<string> header)
    {
        var channels = AkeneoColumn.Channels(header);
        return [.. header.Select(name => AkeneoColumn.Of(name, channels))];
    }

    // The given one; else English, of the United States first; else the one with the most columns.
    private static string? SourceLocale(List<AkeneoColumn> names, string? wanted)
    {
        var locales = names.Where(name => name.Locale is not null).GroupBy(name => name.Locale!).OrderByDescending(group => group.Count()).Select(group => group.Key).ToList();
        return locales.Find(locale => locale == wanted) ?? locales.Find(locale => locale == "en-US")
            ?? locales.Find(locale => locale.StartsWith("en-", StringComparison.Ordinal)) ?? locales.FirstOrDefault();
    }

    private static string? Channel(List<AkeneoColumn> names)
    {
        var channels = names.Where(name => name.Channel is not null).GroupBy(name => name.Channel!).OrderByDescending(group => group.Count()).Select(group => group.Key).ToList();
        return channels.Find(channel => channel == "ecommerce") ?? channels.FirstOrDefault();
    }

    private static DialectColumns CatalogColumns(ITable table)
    {
        var names = Names(table.SourceHeader);
        var source = SourceLocale(names, null);
        var locales = names.Select(name => name.Locale).OfType<string>().Distinct().ToList();
        string[] own = ["uuid", "sku", "identifier", .. Own];
        var plain = table.Header.Where(name => !own.Contains(name) && !Link().IsMatch(name) && Split(name).Locale is null && Split(name).Channel is null).ToList();
        var pictures = plain.Where(name => Picture().IsMatch(name)).ToList();
        var prices = plain.Where(name => Price().IsMatch(name)).ToList();
        var title = Titles.FirstOrDefault(plain.Contains) ?? plain.FirstOrDefault() ?? "name";
        var facts = plain.Except(pictures).Except(prices).Except([title]).Where(name => !name.Contains('<', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)).ToList();
        var brand = Brands.FirstOrDefault(facts.Contains);
        return new(
            table.Header.Contains("sku") ? "sku" : table.Header.Contains("identifier") ? "identifier" : "uuid",
            title,
            [title, .. table.Header.Contains("family") ? ["family"] : Array.Empty<string>(), .. facts],
            [],
            pictures,
            [.. prices, .. Kept.Where(table.Header.Contains)],
            table.Header.Contains("family") ? "family" : null,
            brand,
            [.. facts.Except(brand is null ? [] : [brand])])
        {
            SourceLocale = source,
            OtherLocales = [.. locales.Where(locale => locale != source)],
        };

        AkeneoColumn Split(string name) => AkeneoColumn.Of(name, AkeneoColumn.Channels(table.SourceHeader));
    }

    // Associations and quantities of other products.
    [GeneratedRegex(@"-(products|groups|product_models|products-quantity|product_models-quantity|product_uuids)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(\A|_|-)(image|images|picture|pictures|photo|photos|visual)s?(_?\d+)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex(@"(\A|_)(price|msrp|cost)s?(-[A-Z]{3})?\z|-[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Price();
}
