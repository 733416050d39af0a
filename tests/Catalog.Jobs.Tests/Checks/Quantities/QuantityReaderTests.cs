using System.Globalization;
using Catalog.Jobs.Checks.Quantities;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Quantities;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("de-DE", "1.150 g", 1150, "gram")]
    [InlineData("en-US", "1.150 g", 1.15, "gram")]
    [InlineData("en-US", "1,150 g", 1150, "gram")]
    [InlineData("de-DE", "1,15 kg", 1.15, "kilogram")]
    [InlineData("de-DE", "1,150 kg", 1.15, "kilogram")]
    [InlineData("de-CH", "1’150 g", 1150, "gram")]
    [InlineData("de-CH", "1'150.5 g", 1150.5, "gram")]
    [InlineData("fr-FR", "1\u202F150 g", 1150, "gram")]
    [InlineData("pl-PL", "1 150 g", 1150, "gram")]
    [InlineData("hi-IN", "1,50,000 g", 150000, "gram")]
    [InlineData("hi-IN", "१,५०,००० ग्राम", 150000, "gram")]
    [InlineData("ar-SA", "١٢ سم", 12, "centimeter")]
    [InlineData("ar-EG", "١٬١٥٠٫٥ غرام", 1150.5, "gram")]
    [InlineData("fa-IR", "۱٫۵ لیتر", 1.5, "liter")]
    [InlineData("fa-IR", "۱/۵ لیتر", 1.5, "liter")]
    [InlineData("fa-IR", "۱۲ سانتی متر", 12, "centimeter")]
    [InlineData("zh-CN", "2万毫安时", 20000, "milliampere-hour")]
    [InlineData("zh-CN", "摄氏20度", 20, "celsius")]
    [InlineData("zh-TW", "12公分", 12, "centimeter")]
    [InlineData("ja-JP", "１２センチメートルの", 12, "centimeter")]
    [InlineData("ko-KR", "40리터입니다", 40, "liter")]
    [InlineData("ko-KR", "섭씨 20도", 20, "celsius")]
    [InlineData("th-TH", "40 ลิตรสำหรับ", 40, "liter")]
    [InlineData("th-TH", "40 กก.", 40, "kilogram")]
    [InlineData("tr-TR", "%50", 50, "percent")]
    [InlineData("tr-TR", "40 litrelik", 40, "liter")]
    [InlineData("tr-TR", "12 cm'lik", 12, "centimeter")]
    [InlineData("fi-FI", "40 litran", 40, "liter")]
    [InlineData("hu-HU", "12 cm-es", 12, "centimeter")]
    [InlineData("hu-HU", "500 grammos", 500, "gram")]
    [InlineData("de-DE", "12 Zentimetern", 12, "centimeter")]
    [InlineData("de-DE", "40-Liter-Rucksack", 40, "liter")]
    [InlineData("fr-FR", "12 centimètres", 12, "centimeter")]
    [InlineData("fr-FR", "16 Go", 16, "gigabyte")]
    [InlineData("ru-RU", "12 см", 12, "centimeter")]
    [InlineData("ru-RU", "12 сантиметрами", 12, "centimeter")]
    [InlineData("ru-RU", "5000 мА·ч", 5000, "milliampere-hour")]
    [InlineData("uk-UA", "500 мл", 500, "milliliter")]
    [InlineData("uk-UA", "50 Вт⋅год", 50, "watt-hour")]
    [InlineData("el-GR", "40 λίτρων", 40, "liter")]
    [InlineData("he-IL", "12 ס\"מ", 12, "centimeter")]
    [InlineData("he-IL", "12 ס״מ", 12, "centimeter")]
    [InlineData("es-ES", "12 Centímetros", 12, "centimeter")]
    [InlineData("sv-SE", "2 år", 2, "year")]
    [InlineData("vi-VN", "20 độ C", 20, "celsius")]
    [InlineData("en-US", "½ cup", 0.5, "cup")]
    [InlineData("en-US", "1½ in", 1.5, "inch")]
    [InlineData("en-US", "1 1/2 inches", 1.5, "inch")]
    [InlineData("en-US", "15.6\" screen", 15.6, "inch")]
    [InlineData("en-US", "40 l", 40, "liter")]
    [InlineData("en-GB", "2 gallons", 2, "gallon-imperial")]
    [InlineData("en-US", "2 gallons", 2, "gallon")]
    [InlineData("en-US", "180 g/m2", 180, "gram-per-square-meter")]
    [InlineData("en-US", "\u221218 °C", -18, "celsius")]
    [InlineData("de-LU", "1.150 Gramm", 1150, "gram")]
    public void Quantities_are_read_as_the_locale_writes_them(string locale, string text, double value, string unit)
    {
        var quantity = Read(locale, text).First();
        Assert.Equal(((decimal)value, unit), (Assert.Single(quantity.Values), quantity.Unit?.Id));
    }

    [Theory]
    [InlineData("en-US", "40 in black")]
    [InlineData("en-US", "a set of 2 A lines")]
    [InlineData("it-IT", "40 mi piace")]
    [InlineData("nl-NL", "24 u kunt")]
    [InlineData("fr-FR", "40 l'acier")]
    [InlineData("ru-RU", "2 с крышкой")]
    [InlineData("en-US", "called \"Trail 40\" here")]
    [InlineData("pl-PL", "2 w zestawie")]
    [InlineData("ko-KR", "3 분홍색")]
    public void Words_that_only_look_like_units_are_none(string locale, string text) => Assert.Null(Assert.Single(Read(locale, text)).Unit);

    [Theory]
    [InlineData("en-US", "the 2nd generation")]
    [InlineData("fr-FR", "le 1er modèle, la 2e saison")]
    [InlineData("es-ES", "la 2ª generación")]
    [InlineData("ru-RU", "3-й выпуск")]
    [InlineData("ja-JP", "第2世代")]
    public void Ordinals_are_no_quantities(string locale, string text) => Assert.Empty(Read(locale, text));

    [Theory]
    [InlineData("de-DE", "1.150", new[] { 1150.0 })]
    [InlineData("de-DE", "1,150", new[] { 1.15 })]
    [InlineData("en-US", "1,150", new[] { 1150.0 })]
    [InlineData("fr-FR", "1.150", new[] { 1150, 1.15 })]
    [InlineData("en-US", "1.5", new[] { 1.5 })]
    [InlineData("de-DE", "1.5", new[] { 1.5 })]
    [InlineData("en-US", "0,150", new[] { 0.15 })]
    [InlineData("de-DE", "1.234.567,8", new[] { 1234567.8 })]
    [InlineData("en-US", "5.2.1", new double[0])]
    public void The_locale_decides_what_a_mark_means(string locale, string text, double[] values) =>
        Assert.Equal(values.Select(value => (decimal)value), Assert.Single(Read(locale, text)).Values);

    [Theory]
    [InlineData("en-US", "30 x 20 x 5 cm", "30;20;5 cm")]
    [InlineData("en-US", "20–30 °C", "20;30 °C")]
    [InlineData("de-DE", "2er-Pack, 37 210 g", "2;37 210 g")]
    public void Several_quantities_stand_in_one_text(string locale, string text, string expected) =>
        Assert.Equal(expected, string.Join(';', Read(locale, text).Select(quantity => quantity.Text)));

    [Fact]
    public void Without_ICU_it_says_so() => Assert.Contains("libicu", Assert.Throws<InvalidOperationException>(() => NumberStyle.Require(NumberFormatInfo.InvariantInfo)).Message);

    private static List<Quantity> Read(string locale, string text) => [.. QuantityReader.Read(text, QuantityLocale.Of(CultureInfo.GetCultureInfo(locale)))];
}
