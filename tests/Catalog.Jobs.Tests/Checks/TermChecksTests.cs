using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class TermChecksTests
{
    [Theory]
    [InlineData("de-DE", "Nordvik Trail 40 Rucksack")]
    [InlineData("ja-JP", "新しいNordvikのバックパック")]
    [InlineData("ar-SA", "حقيبة وNordvik")]
    public void A_title_with_its_never_translate_terms_is_fine(string locale, string title) =>
        Assert.Empty(new NeverTranslateCheck().Run(CheckSamples.Title(locale, title, null, Samples.NeverTranslate("Nordvik"))));

    [Theory]
    [InlineData("de-DE", "Nordweg Trail 40 Rucksack", "")]
    [InlineData("ja-JP", "ノードヴィク Trail 40 バックパック", "")]
    [InlineData("zh-CN", "双肩背包", "")]
    [InlineData("pl-PL", "Plecak Nordvika", "")]
    [InlineData("de-DE", "NORDVIK Rucksack", "NORDVIK")]
    [InlineData("fr-FR", "Sac nordvik", "nordvik")]
    public void A_title_without_the_term_or_with_another_spelling_is_not(string locale, string title, string found)
    {
        var finding = Assert.Single(new NeverTranslateCheck().Run(CheckSamples.Title(locale, title, null, Samples.NeverTranslate("Nordvik"))));
        Assert.Equal((found, "Nordvik", Severity.Major), (finding.Found, finding.Expected, finding.Severity));
    }

    [Fact]
    public void Terms_that_the_title_fact_lacks_need_not_be_in_the_title_but_keep_their_spelling()
    {
        var product = Samples.Product(("title", "Trail Bag"), ("features", "MagLock buckle"));
        var term = Samples.NeverTranslate("MagLock");
        Assert.Empty(new NeverTranslateCheck().Run(CheckSamples.Title("de-DE", "Trail Tasche", product, term)));
        Assert.Equal("Maglock", Assert.Single(new NeverTranslateCheck().Run(CheckSamples.Title("de-DE", "Tasche mit Maglock", product, term))).Found);
    }

    [Theory]
    [InlineData("de-DE", "Eine Handtasche in Blau", "Handtasche")]
    [InlineData("de-DE", "Eine HANDTASCHE", "HANDTASCHE")]
    [InlineData("zh-CN", "这是最好的手提包", "手提包")]
    [InlineData("ja-JP", "激安バッグ", "激安")]
    [InlineData("ar-SA", "هذا رخيص جدا", "رخيص")]
    [InlineData("pl-PL", "To tani plecak", "tani")]
    public void Forbidden_terms_are_found_as_words(string locale, string text, string found)
    {
        var term = Samples.Forbidden(found.ToLowerInvariant(), locale);
        var input = CheckSamples.Description(locale, text, null, term, Samples.Forbidden("cheap", "en-US"));
        var finding = Assert.Single(new ForbiddenTermsCheck().Run(input));
        Assert.Equal((found, found), (finding.Found, CheckSamples.Marked(input, finding)));
    }

    [Theory]
    [InlineData("de-DE", "Ein Rucksack", "cheap")]
    [InlineData("de-DE", "verbilligter", "billig")]
    [InlineData("pl-PL", "otanienie", "tani")]
    public void Other_words_are_fine(string locale, string text, string term) =>
        Assert.Empty(new ForbiddenTermsCheck().Run(CheckSamples.Description(locale, text, null, Samples.Forbidden(term, locale))));

    [Theory]
    [InlineData("de-DE", "Rucksack", "Nordvik Rucksack", true)]
    [InlineData("de-DE", "Rucksack", "Wanderrucksäcke", false)]
    [InlineData("de-DE", "Rucksack", "ein Wanderrucksack", true)]
    [InlineData("de-DE", "Rucksack", "Ranzen", false)]
    [InlineData("pl-PL", "Plecak", "kolory plecaka", true)]
    [InlineData("fr-FR", "Sac à dos", "le sac à dos bleu", true)]
    [InlineData("fr-FR", "Sac à dos", "Cartable", false)]
    [InlineData("ja-JP", "バックパック", "青いバックパック", true)]
    [InlineData("ja-JP", "バックパック", "青いリュック", false)]
    [InlineData("zh-CN", "双肩背包", "双肩包", false)]
    [InlineData("ar-SA", "حقيبة ظهر", "حقيبة ظهر زرقاء", true)]
    [InlineData("ar-SA", "زجاجة", "بطانية من الزجاج", false)]
    [InlineData("ar-SA", "زجاجة", "زجاجتها الجديدة", true)]
    [InlineData("en-US", "watch", "a kettle with a water resistant case", false)]
    [InlineData("en-US", "watch", "Two watches", true)]
    [InlineData("pl-PL", "Kubek", "kolory kubka", true)]
    [InlineData("pt-BR", "Botão", "com dois botões", true)]
    [InlineData("pt-BR", "Papel", "papéis finos", true)]
    [InlineData("es-ES", "Cojín", "dos cojines", true)]
    [InlineData("ru-RU", "Чехол", "цвета чехла", true)]
    [InlineData("it-IT", "Orologio", "orologi da polso", true)]
    [InlineData("es-ES", "Reloj", "Sundrel de pulsera", false)]
    [InlineData("es-ES", "Reloj", "dos relojes", true)]
    [InlineData("de-DE", "Gabel", "sechs Kuchengabeln", true)]
    public void A_preferred_translation_must_be_in_title_or_description(string locale, string translation, string text, bool fine)
    {
        var term = Samples.Preferred("Backpack", locale, translation);
        var inTitle = new PreferredTermsCheck().Run(CheckSamples.Title(locale, text, null, term));
        Assert.Equal(fine, !inTitle.Any());
        var inDescription = CheckSamples.Input(locale, Samples.Copy("Nordvik", text), null, term);
        Assert.Equal(fine, !new PreferredTermsCheck().Run(inDescription).Any());
    }

    [Fact]
    public void Preferred_terms_that_the_facts_lack_are_not_asked_for() =>
        Assert.Empty(new PreferredTermsCheck().Run(CheckSamples.Title("de-DE", "Ranzen", null, Samples.Preferred("Kettle", "de-DE", "Wasserkocher"))));

    [Fact]
    public void A_text_without_title_and_description_is_not_asked_for_terms() => Assert.Empty(new PreferredTermsCheck().Run(CheckSamples.Input(
        "de-DE", new Copy([new CopyField("alt_text", ["x"], false)]), null, Samples.Preferred("Backpack", "de-DE", "Rucksack"))));
}
