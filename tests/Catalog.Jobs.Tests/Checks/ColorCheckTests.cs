using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class ColorCheckTests
{
    private static readonly Product Bag = Samples.Product(
        ("title", "Red Lion Tempo Backpack"), ("brand", "Red Lion"), ("category", "Backpack"), ("color", "blue"), ("features", "white reflectors; light"));

    [Theory]
    [InlineData("en-US", "A navy backpack with white reflectors by Red Lion")]
    [InlineData("de-DE", "Red Lion Tempo: blauer Rucksack, weiße Reflektoren, für grünen Tee")]
    [InlineData("fr-FR", "un sac bleu marine aux réflecteurs blancs")]
    [InlineData("ja-JP", "ネイビーのバックパック")]
    [InlineData("es-ES", "una mochila ligera")]
    [InlineData("en-US", "gold standard")]
    public void The_facts_colours_and_none_are_fine(string locale, string text) => Assert.Empty(Run(locale, text, Bag));

    [Theory]
    [InlineData("de-DE", "Gießkanne Rosa 10 von Hollinde in Grün", null)]
    [InlineData("es-ES", "Regadera Rosa 10 de Hollinde, de color verde", null)]
    [InlineData("de-DE", "Eine rosa Gießkanne", "rosa")]
    [InlineData("ar-SA", "مقاوم للأشعة فوق البنفسجية", null)]
    [InlineData("ar-SA", "لونه البنفسجي", "البنفسجي")]
    [InlineData("fr-FR", "Une visseuse sans fil rouge", "rouge")]
    [InlineData("fr-FR", "Le fil rouge de la collection", null)]
    public void A_names_own_word_and_a_phrase_are_no_colour(string locale, string text, string? found)
    {
        var can = Samples.Product(("title", "Hollinde Rosa 10 Watering Can"), ("brand", "Hollinde"), ("category", "Watering Can"), ("color", "green"));
        Assert.Equal(found, new ColorCheck().Run(CheckSamples.Description(locale, text, can)).SingleOrDefault()?.Found);
    }

    [Theory]
    [InlineData("en-US", "a green backpack", "green", "blue")]
    [InlineData("de-DE", "der schwarze Rucksack", "schwarze", "blau")]
    [InlineData("fr-FR", "un sac jaune", "jaune", "bleu")]
    [InlineData("es-ES", "una mochila negra", "negra", "azul")]
    [InlineData("it-IT", "uno zaino giallo", "giallo", "blu")]
    [InlineData("pl-PL", "plecak w kolorze zielonym", "zielonym", "niebieski")]
    [InlineData("pt-BR", "uma mochila preta", "preta", "azul")]
    [InlineData("ja-JP", "グリーンのバックパック", "グリーン", "ブルー")]
    [InlineData("zh-CN", "一款黄色背包", "黄色", "蓝色")]
    [InlineData("ar-SA", "حقيبة ظهر باللون الأخضر", "الأخضر", "أزرق")]
    [InlineData("ru-RU", "чёрный рюкзак", "чёрный", "синий")]
    [InlineData("fi-FI", "vihreä reppu", "vihreä", "sininen")]
    public void Another_colour_is_marked_and_the_locales_word_expected(string locale, string text, string found, string expected)
    {
        var input = CheckSamples.Description(locale, text, Bag);
        var finding = Assert.Single(new ColorCheck().Run(input));
        Assert.Equal((found, expected, Severity.Major, "accuracy.attribute"), (finding.Found, finding.Expected, finding.Severity, finding.Type));
        Assert.Equal(found, CheckSamples.Marked(input, finding));
    }

    [Theory]
    [InlineData("material", "oak")]
    [InlineData("finish", "gold")]
    [InlineData("features", "for black coffee")]
    [InlineData("color", "multicolour")]
    public void Without_a_colour_in_the_facts_nothing_is_said(string key, string value) =>
        Assert.Empty(Run("en-US", "a red bag", Samples.Product(("title", "Tempo"), (key, value))));

    [Theory]
    [InlineData("colour", "dark green mix")]
    [InlineData("main_color", "gold")]
    [InlineData("finish", "black / white")]
    public void A_columns_name_or_a_value_of_colours_alone_makes_a_colour_fact(string key, string value) =>
        Assert.Single(Run("en-US", "a red bag", Samples.Product(("title", "Tempo"), (key, value))));

    private static IEnumerable<Finding> Run(string locale, string text, Product product) => new ColorCheck().Run(CheckSamples.Description(locale, text, product));
}
