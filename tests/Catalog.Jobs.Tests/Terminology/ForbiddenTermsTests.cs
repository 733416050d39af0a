using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Checks;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class ForbiddenTermsTests
{
    [Theory]
    [InlineData("de-DE", "Leder", "veganes Leder", "Ein Gürtel aus veganem Leder", "Leder")]
    [InlineData("de-DE", "Leder", "Veganes Leder", "Ein Gürtel, veganes Leder", "")]
    [InlineData("de-DE", "Leder", "Kunstleder", "Ein Gürtel aus Kunstleder", "")]
    [InlineData("ja-JP", "革", "合成皮革", "合成皮革のバッグ", "")]
    [InlineData("ja-JP", "革", "合成皮革", "革のバッグ", "革")]
    [InlineData("zh-CN", "皮革", "人造皮革", "人造皮革背包", "")]
    [InlineData("zh-CN", "皮革", "人造皮革", "皮革背包和人造皮革", "皮革")]
    [InlineData("ar-SA", "جلد", "جلد صناعي", "حقيبة من جلد صناعي", "")]
    [InlineData("ar-SA", "جلد", "جلد صناعي", "حقيبة من الجلد", "الجلد")]
    [InlineData("tr-TR", "deri", "suni deri", "SUNİ DERİ çanta", "")]
    [InlineData("tr-TR", "deri", "suni deri", "DERİ çanta", "DERİ")]
    public void The_longest_term_wins(string locale, string forbidden, string allowed, string text, string found)
    {
        var findings = Run(locale, text, Samples.Forbidden(forbidden, locale), Samples.Preferred("faux leather", locale, allowed));
        Assert.Equal(found, string.Join('|', findings.Select(finding => finding.Found)));
    }

    [Fact]
    public void Of_two_forbidden_terms_the_longer_one_is_reported() =>
        Assert.Equal("best price", Assert.Single(Run("en-US", "At the best price", Samples.Forbidden("best"), Samples.Forbidden("best price"))).Found);

    [Fact]
    public void A_name_that_holds_a_forbidden_word_may_stand()
    {
        Assert.Empty(Run("en-US", "A bag by Cheap Monday", Samples.Forbidden("cheap"), Samples.NeverTranslate("Cheap Monday")));
        Assert.Single(Run("en-US", "A cheap bag", Samples.Forbidden("cheap"), Samples.NeverTranslate("Cheap Monday")));
    }

    [Fact]
    public void A_word_that_is_forbidden_and_a_translation_is_forbidden() =>
        Assert.Single(Run("de-DE", "Ein Ranzen", Samples.Forbidden("Ranzen"), Samples.Preferred("satchel", "de-DE", "Ranzen")));

    [Fact]
    public void Terms_of_another_category_or_locale_do_not_count()
    {
        Assert.Empty(Run("de-DE", "Ein Ranzen", Samples.Forbidden("Ranzen") with { Category = "Kettle" }));
        Assert.Single(Run("de-DE", "Ein Ranzen", Samples.Forbidden("Ranzen") with { Category = "Backpack" }));
        Assert.Empty(Run("de-DE", "Ein Ranzen", Samples.Forbidden("Ranzen", "de-AT")));
    }

    [Fact]
    public void A_forbidden_terms_note_stands_in_the_finding() =>
        Assert.EndsWith(": not our tone.", Assert.Single(Run("en-US", "cheap", Samples.Forbidden("cheap") with { Note = "not our tone" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Nordvik Rucksack", true)]
    [InlineData("Plecak Nordvika", true)]
    [InlineData("Plecak Nordviku", false)]
    public void A_never_translate_terms_listed_forms_stand_for_it(string title, bool fine)
    {
        var term = Samples.NeverTranslate("Nordvik") with { Inflections = ["Nordvika"] };
        Assert.Equal(fine, !new NeverTranslateCheck().Run(CheckSamples.Title("pl-PL", title, null, term)).Any());
    }

    [Theory]
    [InlineData("de-DE", "Rucksack", "Rucksäcke", "zwei Wanderrucksäcke", true)]
    [InlineData("de-DE", "Rucksack", "", "zwei Wanderrucksäcke", false)]
    [InlineData("tr-TR", "Sırt çantası", "", "SIRT ÇANTASI", true)]
    [InlineData("tr-TR", "Isıtıcı", "", "isitici", false)]
    public void A_preferred_terms_listed_forms_stand_for_it(string locale, string translation, string inflection, string title, bool fine)
    {
        var term = Samples.Preferred("Backpack", locale, translation) with { Inflections = inflection.Length == 0 ? [] : [inflection] };
        Assert.Equal(fine, !new PreferredTermsCheck().Run(CheckSamples.Title(locale, title, null, term)).Any());
    }

    private static IReadOnlyList<Finding> Run(string locale, string text, params GlossaryTerm[] terms) =>
        [.. new ForbiddenTermsCheck().Run(CheckSamples.Description(locale, text, null, terms))];
}
