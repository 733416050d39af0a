using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class NumbersCheckTests
{
    private static readonly Product Kettle = Samples.Product(
        ("title", "Aqua XM5 Kettle 12"), ("capacity", "1.5 L"), ("power", "2200 W"), ("size", "30 x 20.5 x 10 cm"), ("material", "BPA-free plastic"),
        ("features", "3-in-1 lid; USB3 charging; heats to 95 °C"), ("warranty", "2 years"));

    [Theory]
    [InlineData("en-US", "Aqua XM5 Kettle 12: 1.5 L, 2200 W")]
    [InlineData("en-US", "It takes 1.5L and 2,200 W")]
    [InlineData("en-US", "1.5-litre kettle with 2.2 kW")]
    [InlineData("de-DE", "1,5 l Volumen, 2.200 W, 1,5-Liter-Kocher")]
    [InlineData("fr-FR", "1,5 L, 2\u202F200 W, 2 200 W, 1500 ml")]
    [InlineData("pl-PL", "Aqua XM5 12 2200 W, 2 lata gwarancji")]
    [InlineData("ja-JP", "容量は1.5リットル、電力は２２００Wです。12")]
    [InlineData("zh-CN", "容量1.5升，功率2200瓦，保修2年")]
    [InlineData("ar-SA", "السعة ١٫٥ لتر والقدرة ٢٢٠٠ واط و٢٬٢٠٠ واط")]
    [InlineData("en-US", "30 x 20.5 x 10 cm, or 30 cm wide, 20.5 cm deep")]
    [InlineData("de-DE", "30 × 20,5 × 10 cm, bis 95 °C, 3-in-1-Deckel")]
    [InlineData("de-DE", "USB3-Laden, XM-5, USB-C, BPA-frei")]
    [InlineData("fr-FR", "Aqua 12 l'eau")]
    [InlineData("de-DE", "keine Zahl")]
    public void Numbers_of_the_facts_are_fine_in_any_writing(string locale, string text) =>
        Assert.Empty(new NumbersCheck().Run(CheckSamples.Description(locale, text, Kettle)));

    [Fact]
    public void A_number_that_the_facts_have_in_words_may_be_written_in_digits()
    {
        var shelf = Samples.Product(("title", "Tarnholt Linea 40 Bookcase"), ("height", "180 cm"), ("features", "three adjustable shelves; two handles"));
        Assert.Empty(new NumbersCheck().Run(CheckSamples.Description("ja-JP", "高さ180 cm、棚板3枚、持ち手2つ。", shelf)));
        Assert.Empty(new NumbersCheck().Run(CheckSamples.Description("de-DE", "3 Böden und 2 Griffe", shelf)));
        Assert.Equal("4", Assert.Single(new NumbersCheck().Run(CheckSamples.Description("ja-JP", "棚板4枚。", shelf))).Found);
        Assert.Equal("3 cm", Assert.Single(new NumbersCheck().Run(CheckSamples.Description("de-DE", "3 cm hoch", shelf))).Found);
    }

    [Theory]
    [InlineData("en-US", "It takes 1.7 L", "1.7 L", "1.5 L")]
    [InlineData("de-DE", "Volumen: 1,7 l", "1,7 l", "1.5 L")]
    [InlineData("de-DE", "ein 17-Liter-Kocher", "17-Liter", "1.5 L")]
    [InlineData("fr-FR", "Puissance : 2\u202F300 W.", "2\u202F300 W", "2200 W")]
    [InlineData("pl-PL", "Moc: 2200 kW", "2200 kW", "2200 W")]
    [InlineData("ja-JP", "容量は１．７リットル", "１．７リットル", "1.5 L")]
    [InlineData("zh-CN", "功率2300瓦", "2300瓦", "2200 W")]
    [InlineData("ar-SA", "القدرة ٢٣٠٠ واط", "٢٣٠٠ واط", "2200 W")]
    [InlineData("en-US", "12 L for the family", "12 L", "1.5 L")]
    [InlineData("en-US", "weighs 900 g", "900 g", "")]
    [InlineData("en-US", "31 cm wide", "31 cm", "")]
    [InlineData("en-US", "with 7 functions", "7", "")]
    [InlineData("de-DE", "100 % Edelstahl", "100 %", "")]
    [InlineData("de-DE", "Aqua XM5 37 2300 W", "37", "")]
    public void Other_numbers_are_critical_and_marked(string locale, string text, string found, string expected)
    {
        var input = CheckSamples.Description(locale, text, Kettle);
        var finding = new NumbersCheck().Run(input).First();
        Assert.Equal((found, expected, Severity.Critical), (finding.Found, finding.Expected, finding.Severity));
        Assert.Equal(found, CheckSamples.Marked(input, finding));
    }

    [Theory]
    [InlineData("ar-SA", "Tempo Ridge 12 ساعة يد", null)]
    [InlineData("fr-FR", "Tempo Ridge 12 L'horloge", null)]
    [InlineData("en-US", "Tempo Ridge 12 39 mm", null)]
    [InlineData("en-US", "Tempo Ridge 12 38 mm", "38 mm")]
    [InlineData("en-US", "Ridge 12 38 mm", "38 mm")]
    [InlineData("en-US", "Tempo Ridge 13", "13")]
    public void The_names_number_is_no_measure(string locale, string title, string? found)
    {
        var watch = Samples.Product(("title", "Tempo Ridge 12 Watch"), ("category", "Watch"), ("diameter", "39 mm"));
        Assert.Equal(found, new NumbersCheck().Run(CheckSamples.Title(locale, title, watch)).SingleOrDefault()?.Found);
    }

    [Theory]
    [InlineData("2 years", "1 L", "2 L")]
    [InlineData("1", "3 L", "1 L")]
    [InlineData("30 x 20 x 10 cm", "1 L", "15 cm")]
    [InlineData("30x20x10 cm", "1 L", "15 cm")]
    public void A_bare_number_of_the_facts_is_no_measure_where_they_have_one(string other, string capacity, string wrong)
    {
        var product = Samples.Product(("title", "Tempo"), ("other", other), ("capacity", capacity));
        Assert.Equal(wrong, Assert.Single(new NumbersCheck().Run(CheckSamples.Title("de-DE", $"Tempo {wrong}", product))).Found);
    }

    [Theory]
    [InlineData("1150", "1150 g")]
    [InlineData("30x20x10 cm", "30 cm × 20 cm × 10 cm")]
    [InlineData("30 x 20 x 10 cm", "30x20x10 cm, 0,3 m")]
    [InlineData("10-12 cm", "10 cm bis 12 cm")]
    [InlineData("10 to 12 cm", "10 cm bis 12 cm")]
    [InlineData("-20 to 40 °C", "von -20 °C bis 40 °C")]
    [InlineData("13 in laptop, 30 cm", "13 Zoll, 30 cm")]
    [InlineData("pack of 2, Bluetooth 5.3", "2er-Pack, 2-fach, Bluetooth 5.3")]
    [InlineData("firmware 5.2.1", "Firmware 5.2.1")]
    public void Facts_may_say_a_unit_once_or_not_at_all(string fact, string text) =>
        Assert.Empty(new NumbersCheck().Run(CheckSamples.Title("de-DE", text, Samples.Product(("title", "Tempo"), ("size", fact)))));

    [Fact]
    public void A_number_beside_a_right_one_is_marked_alone()
    {
        var input = CheckSamples.Description("fr-FR", "Aqua 12 300 W", Kettle);
        var finding = Assert.Single(new NumbersCheck().Run(input));
        Assert.Equal("300 W", CheckSamples.Marked(input, finding));
    }

    [Theory]
    [InlineData("ein 3er-Pack")]
    [InlineData("3in1")]
    public void A_number_with_an_ending_counts_as_much_as_one_alone(string text) =>
        Assert.Equal(Severity.Critical, Assert.Single(new NumbersCheck().Run(CheckSamples.Title("de-DE", text, Samples.Product(("title", "Tempo"), ("pack", "2, 1"))))).Severity);

    [Fact]
    public void A_number_inside_of_a_word_is_major()
    {
        var finding = Assert.Single(new NumbersCheck().Run(CheckSamples.Description("de-DE", "mit XM7 Technik", Kettle)));
        Assert.Equal(("7", Severity.Major), (finding.Found, finding.Severity));
        Assert.Contains("XM7", finding.Message);
    }

    [Fact]
    public void Elements_of_lists_have_spans_of_their_own()
    {
        var input = CheckSamples.Input("en-US", Samples.Copy(bullets: ["Capacity: 1.5 L", "Power: 9 W"]), Kettle);
        Assert.Equal(new TextSpan(7, 3, 1), Assert.Single(new NumbersCheck().Run(input)).Span);
    }
}
