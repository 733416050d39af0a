using System.Globalization;
using Catalog.Jobs.Checks.Quantities;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Quantities;

/// <summary>What ICU and CLDR write in each locale is read back.</summary>
public sealed class LocaleDataTests
{
    // What shops measure, with a name that CLDR spells out in every locale.
    private static readonly string[] Common =
    [
        "gram", "kilogram", "milligram", "meter", "centimeter", "millimeter", "kilometer", "inch", "square-meter", "liter", "milliliter", "watt", "kilowatt", "volt",
        "kilowatt-hour", "hour", "minute", "day", "month", "year", "celsius", "fahrenheit", "percent", "hertz", "gigahertz", "gigabyte", "kilometer-per-hour", "bar", "pound", "ounce",
    ];

    public static TheoryData<string> Locales => [.. UnitData.Locales];

    [Fact]
    public void Fifty_locales_are_known_and_the_demos_are_among_them()
    {
        Assert.True(UnitData.Locales.Count >= 50, $"{UnitData.Locales.Count}");
        Assert.Superset(CheckSamples.Catalog.Locales.Select(locale => locale.Code).ToHashSet(), UnitData.Locales.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Numbers_of_ICU_with_any_spelling_of_any_unit_are_read_back(string code)
    {
        var culture = CultureInfo.GetCultureInfo(code);
        var locale = QuantityLocale.Of(culture);
        var spellings = locale.Units.Behind.Concat(locale.Units.Around).ToArray();
        var values = Gen.Select(Gen.Int[0, 9_999_999], Gen.Int[0, 3], (digits, scale) => digits / (decimal)Math.Pow(10, scale));
        Gen.Select(values, Gen.Int[0, spellings.Length - 1].Select(at => spellings[at]), Gen.Bool, Gen.Bool).Sample((value, spelling, grouped, native) =>
        {
            var number = value.ToString((grouped ? "N" : "F") + value.Scale, culture);
            var text = $"{spelling.Before} {(native ? Native(number, culture) : number)} {spelling.After.Replace('"', '″')}".TrimEnd();
            var read = QuantityReader.Read(text, locale).Single();
            return read.Unit == spelling.Unit && read.Values.SequenceEqual([value]);
        });
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_common_unit_has_a_spelling_that_means_it(string code)
    {
        var units = QuantityLocale.Of(CultureInfo.GetCultureInfo(code)).Units;
        var known = units.Behind.Concat(units.Around).Select(spelling => spelling.Unit.Id).ToHashSet();
        Assert.All(Common, id => Assert.Contains(id, known));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Names_of_CLDR_mean_its_unit_unless_one_that_shops_use_more_is_called_so(string code)
    {
        var units = QuantityLocale.Of(CultureInfo.GetCultureInfo(code)).Units;
        var lost = UnitData.Of(code).Where(spelling => spelling is { Before: "", After.Length: > 2 } && Common.Contains(spelling.Unit.Id))
            .Where(spelling => units.Find(spelling.After)?.Unit != spelling.Unit).Select(spelling => $"{spelling.After} {spelling.Unit.Id}");
        Assert.Empty(lost);
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Another_unit_of_the_same_number_is_told_apart(string code)
    {
        var locale = QuantityLocale.Of(CultureInfo.GetCultureInfo(code));
        foreach (var (right, wrong) in new[] { ("40 L", "40 ml"), ("210 g", "210 kg"), ("12 cm", "12 mm"), ("8 W", "8 kW"), ("20 °C", "20 °F") })
        {
            var (fact, text) = (QuantityReader.Whole(right, QuantityLocale.Neutral)!, QuantityReader.Whole(wrong, locale)!);
            Assert.True(text.OnlyUnitDiffers(fact) && !text.Same(fact), $"{right} {wrong}");
        }
    }

    [Fact]
    public void An_unknown_locale_reads_what_is_the_same_everywhere() =>
        Assert.Equal("kilogram", QuantityReader.Whole("12 kg", QuantityLocale.Of(CultureInfo.GetCultureInfo("sw-KE")))?.Unit?.Id);

    [Fact]
    public void Every_unit_is_spelled_somewhere() =>
        Assert.Equal(UnitTable.All.Select(unit => unit.Id).Order(), UnitData.Locales.SelectMany(UnitData.Of).Select(spelling => spelling.Unit.Id).Distinct().Order());

    private static string Native(string number, CultureInfo culture) =>
        string.Concat(number.Select(c => char.IsAsciiDigit(c) ? culture.NumberFormat.NativeDigits[c - '0'] : c.ToString()));
}
