using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Checks.Quantities;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class UnitPolicyTests
{
    private static readonly Product Bag = Samples.Product(
        ("title", "Tempo"), ("weight", "1150 g"), ("length", "150 mm"), ("capacity", "40 L"), ("temperature", "-18 °C"), ("power", "100 kW"));

    [Theory]
    [InlineData("en-US", "1.15 kg")]
    [InlineData("en-US", "2.54 lb")]
    [InlineData("en-US", "2.5 lb")]
    [InlineData("en-US", "5.9 in")]
    [InlineData("en-US", "6 inches")]
    [InlineData("de-DE", "15 Zentimeter")]
    [InlineData("de-DE", "136 PS")]
    [InlineData("en-US", "134 hp")]
    [InlineData("en-US", "-0.4 °F")]
    [InlineData("en-US", "0 °F")]
    public void Conversions_are_rounded_only_where_they_must_be(string locale, string text) => Assert.Empty(Run(locale, text, UnitPolicy.Convert));

    [Theory]
    [InlineData("en-US", "1.2 kg", "accuracy.number", "1150 g")]
    [InlineData("en-US", "2.6 lb", "accuracy.number", "1150 g")]
    [InlineData("en-US", "3 lb", "accuracy.number", "1150 g")]
    [InlineData("en-US", "5.8 in", "accuracy.number", "150 mm")]
    [InlineData("de-DE", "134 PS", "accuracy.number", "100 kW")]
    [InlineData("en-US", "18 °C", "accuracy.number", "-18 °C")]
    [InlineData("en-US", "40 ml", "accuracy.unit", "40 L")]
    [InlineData("de-DE", "150 Zentimeter", "accuracy.unit", "150 mm")]
    [InlineData("ru-RU", "1150 килограммов", "accuracy.unit", "1150 g")]
    [InlineData("ja-JP", "40ミリリットル", "accuracy.unit", "40 L")]
    [InlineData("en-US", "40 V", "accuracy.unit", "40 L")]
    public void Wrong_values_and_wrong_units_are_told_apart(string locale, string text, string type, string expected)
    {
        var finding = Assert.Single(Run(locale, text, UnitPolicy.Convert));
        Assert.Equal((type, expected, Severity.Critical), (finding.Type, finding.Expected, finding.Severity));
    }

    [Theory]
    [InlineData("1.15 kg", UnitPolicy.Keep, true)]
    [InlineData("1150 grams", UnitPolicy.Keep, false)]
    [InlineData("1150 g (2.5 lb)", UnitPolicy.Keep, true)]
    [InlineData("1150 g (2.5 lb)", UnitPolicy.Both, false)]
    [InlineData("2.5 lb", UnitPolicy.Both, true)]
    [InlineData("1150 g", UnitPolicy.Both, false)]
    public void The_policy_decides_about_conversions(string text, UnitPolicy policy, bool isFinding)
    {
        var findings = Run("en-US", text, policy);
        Assert.Equal(isFinding, findings.Count > 0);
        Assert.All(findings, finding => Assert.Equal(("accuracy.unit", "1150 g", Severity.Major), (finding.Type, finding.Expected, finding.Severity)));
    }

    [Theory]
    [InlineData("11.8 x 9.3 x 2 in", UnitPolicy.Convert, 0)]
    [InlineData("11.8 x 9.9 x 2 in", UnitPolicy.Convert, 1)]
    [InlineData("30 x 23.6 x 5 cm (11.8 x 9.3 x 2 in)", UnitPolicy.Both, 0)]
    [InlineData("11.8 x 9.3 x 2 in", UnitPolicy.Both, 3)]
    [InlineData("30 x 23.6 x 5 cm", UnitPolicy.Keep, 0)]
    public void Dimensions_are_converted_together(string text, UnitPolicy policy, int findings) =>
        Assert.Equal(findings, Run("en-US", text, policy, Samples.Product(("title", "Tempo"), ("size", "30 x 23.6 x 5 cm"))).Count);

    private static List<Finding> Run(string locale, string text, UnitPolicy policy, Product? product = null)
    {
        var sample = CheckSamples.Description(locale, text, product ?? Bag);
        var flags = new CheckFlags([new CheckFlag("units", policy.ToString().ToLowerInvariant())]);
        return [.. new NumbersCheck().Run(new CheckInput(sample.Catalog with { Flags = flags }, sample.Product, sample.Locale, sample.Copy))];
    }
}
