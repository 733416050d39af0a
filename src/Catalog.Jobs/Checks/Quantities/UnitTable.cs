using System.Collections.Frozen;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>The units that are known, by id. Factors are exact by definition (SI, the international pound and yard); US customary where both exist.</summary>
internal static class UnitTable
{
    // Nothing to convert to.
    private static readonly string[] Alone =
        ["volt", "ohm", "lumen", "lux", "candela", "newton", "newton-meter", "karat", "decibel", "revolution-per-minute", "gram-per-square-meter"];

    private static readonly FrozenDictionary<string, Unit> ById = Build().ToFrozenDictionary(unit => unit.Id);

    /// <summary>The unit of an id; throws where there is none.</summary>
    public static Unit Get(string id) => ById.TryGetValue(id, out var unit) ? unit : throw new KeyNotFoundException($"No unit is called {id}.");

    /// <summary>All of them.</summary>
    public static IEnumerable<Unit> All => ById.Values;

    private static IEnumerable<Unit> Build() =>
    [
        .. Of("mass", ("gram", 1m), ("milligram", 0.001m), ("microgram", 0.000001m), ("kilogram", 1000m), ("metric-ton", 1_000_000m), ("carat", 0.2m),
            ("ounce", 28.349523125m), ("pound", 453.59237m)),
        .. Of("volume", ("milliliter", 1m), ("centiliter", 10m), ("deciliter", 100m), ("liter", 1000m), ("hectoliter", 100_000m), ("cubic-centimeter", 1m),
            ("cubic-meter", 1_000_000m), ("cubic-inch", 16.387064m), ("cubic-foot", 28316.846592m), ("fluid-ounce", 29.5735295625m),
            ("fluid-ounce-imperial", 28.4130625m), ("gallon", 3785.411784m), ("gallon-imperial", 4546.09m), ("quart", 946.352946m), ("pint", 473.176473m),
            ("cup", 236.5882365m), ("tablespoon", 14.78676478125m), ("teaspoon", 4.92892159375m)),
        .. Of("length", ("millimeter", 1m), ("micrometer", 0.001m), ("centimeter", 10m), ("decimeter", 100m), ("meter", 1000m), ("kilometer", 1_000_000m),
            ("inch", 25.4m), ("foot", 304.8m), ("yard", 914.4m), ("mile", 1_609_344m)),
        .. Of("area", ("square-meter", 1m), ("square-centimeter", 0.0001m), ("square-kilometer", 1_000_000m), ("hectare", 10_000m),
            ("square-inch", 0.00064516m), ("square-foot", 0.09290304m), ("acre", 4046.8564224m)),
        .. Of("power", ("watt", 1m), ("milliwatt", 0.001m), ("kilowatt", 1000m), ("megawatt", 1_000_000m), ("horsepower", 745.69987158227m), ("metric-horsepower", 735.49875m)),
        .. Of("energy", ("watt-hour", 1m), ("kilowatt-hour", 1000m), ("joule", 1m / 3600), ("kilojoule", 1m / 3.6m), ("kilocalorie", 4.184m / 3.6m)),
        .. Of("charge", ("milliampere-hour", 1m), ("ampere-hour", 1000m)),
        .. Of("current", ("milliampere", 1m), ("ampere", 1000m)),
        .. Of("time", ("second", 1m), ("millisecond", 0.001m), ("minute", 60m), ("hour", 3600m), ("day", 86_400m), ("week", 604_800m)),
        .. Of("calendar", ("month", 1m), ("year", 12m)),
        .. Of("frequency", ("hertz", 1m), ("kilohertz", 1000m), ("megahertz", 1_000_000m), ("gigahertz", 1_000_000_000m)),
        .. Of("data", ("byte", 0.000001m), ("kilobyte", 0.001m), ("megabyte", 1m), ("gigabyte", 1000m), ("terabyte", 1_000_000m), ("petabyte", 1_000_000_000m)),
        .. Of("bits", ("bit", 0.000001m), ("kilobit", 0.001m), ("megabit", 1m), ("gigabit", 1000m)),
        .. Of("pressure", ("bar", 1m), ("millibar", 0.001m), ("pascal", 0.00001m), ("hectopascal", 0.001m), ("kilopascal", 0.01m), ("megapascal", 10m),
            ("pound-force-per-square-inch", 0.0689475729m)),
        .. Of("speed", ("kilometer-per-hour", 1m), ("meter-per-second", 3.6m), ("mile-per-hour", 1.609344m), ("knot", 1.852m)),
        .. Of("pixels", ("pixel", 1m), ("megapixel", 1_000_000m)),
        .. Of("density", ("dot-per-inch", 1m), ("pixel-per-inch", 1m)),
        .. Of("share", ("percent", 1m), ("permille", 0.1m)),
        .. Alone.Select(id => new Unit(id, id, 1m)),
        new Unit("celsius", "temperature", 1m),
        new Unit("fahrenheit", "temperature", 5m / 9, -160m / 9),
        new Unit("kelvin", "temperature", 1m, -273.15m),
    ];

    private static IEnumerable<Unit> Of(string dimension, params (string Id, decimal Factor)[] units) => units.Select(unit => new Unit(unit.Id, dimension, unit.Factor));
}
