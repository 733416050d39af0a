using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class UntranslatedCheckTests
{
    private static readonly Product Lamp = Samples.Product(
        ("title", "Sol Nova Lamp"), ("category", "Lamp"), ("summary", "A warm light for quiet evenings at home"), ("features", "water-repellent outer fabric; easy to clean surface; Bluetooth"));

    [Theory]
    [InlineData("de-DE", "A warm light for quiet evenings at home")]
    [InlineData("ja-JP", "A warm light for quiet evenings at home.")]
    [InlineData("pl-PL", "a WARM light for  quiet evenings at home")]
    public void A_description_that_is_the_facts_word_for_word_is_found(string locale, string text) =>
        Assert.Equal("description", Assert.Single(new UntranslatedCheck().Run(CheckSamples.Input(locale, Samples.Copy("Sol Nova", text), Lamp))).Field);

    [Fact]
    public void Bullets_that_are_the_facts_word_for_word_are_found()
    {
        var copy = Samples.Copy(bullets: ["Water-repellent outer fabric", "Easy to clean surface", "Gewicht: 2 kg"]);
        Assert.Equal("bullets", Assert.Single(new UntranslatedCheck().Run(CheckSamples.Input("de-DE", copy, Lamp))).Field);
    }

    [Theory]
    [InlineData("en-US", "A warm light for quiet evenings at home")]
    [InlineData("en-GB", "A warm light for quiet evenings at home")]
    [InlineData("de-DE", "Ein warmes Licht für ruhige Abende")]
    [InlineData("de-DE", "Sol Nova Lamp")]
    [InlineData("de-DE", "Bluetooth")]
    [InlineData("de-DE", "easy to clean surface")]
    public void The_source_language_other_words_and_names_are_fine(string locale, string text) =>
        Assert.Empty(new UntranslatedCheck().Run(CheckSamples.Input(locale, Samples.Copy("Sol Nova Lamp", text, text, text, "b"), Lamp)));

    [Fact]
    public void The_source_locales_text_counts_as_source()
    {
        var source = Samples.Copy("Sol Nova Lamp", "Meet Sol Nova, a lamp for your desk.", "Sol Nova Lamp", "b");
        var input = CheckSamples.Input("fr-FR", source, Lamp).With(source: source);
        Assert.Equal("description", Assert.Single(new UntranslatedCheck().Run(input)).Field);
    }
}
