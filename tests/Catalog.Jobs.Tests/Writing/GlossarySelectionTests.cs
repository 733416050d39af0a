using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Writing;

public sealed class GlossarySelectionTests
{
    [Theory]
    [InlineData("Backpack", true)]
    [InlineData("backpack", true)]
    [InlineData("laptop sleeve", true)]
    [InlineData("Back", false)]
    [InlineData("pack", false)]
    [InlineData("Kettle", false)]
    [InlineData("40", true)]
    [InlineData("4", false)]
    [InlineData("", false)]
    public void Only_terms_that_occur_as_whole_words_apply(string term, bool applies)
    {
        var selection = GlossarySelection.For(Samples.Backpack, "de-DE", [Samples.NeverTranslate(term)]);
        Assert.Equal(applies, selection.NeverTranslate.Count == 1);
    }

    [Fact]
    public void The_longest_of_overlapping_terms_applies()
    {
        GlossaryTerm[] terms = [Samples.Preferred("Bottle", "de-DE", "Flasche"), Samples.Preferred("Water Bottle", "de-DE", "Trinkflasche")];
        Assert.Equal([terms[1]], GlossarySelection.For(Samples.Product(("title", "Aqua Water Bottle")), "de-DE", terms).Preferred);
        Assert.Equal(terms, GlossarySelection.For(Samples.Product(("title", "Aqua Water Bottle"), ("features", "bottle brush")), "de-DE", terms).Preferred);
    }

    [Fact]
    public void Terms_of_other_locales_do_not_apply_and_the_locales_own_goes_first()
    {
        GlossaryTerm all = new("Backpack", null, GlossaryRule.Preferred, "Backpack", null), own = Samples.Preferred("backpack", "de-DE", "Rucksack");
        GlossaryTerm[] terms = [all, own, Samples.Preferred("Backpack", "fr-FR", "Sac à dos")];
        Assert.Equal([own], GlossarySelection.For(Samples.Backpack, "de-DE", terms).Preferred);
        Assert.Equal([all], GlossarySelection.For(Samples.Backpack, "pl-PL", terms).Preferred);
    }

    [Fact]
    public void All_forbidden_terms_of_the_locale_apply()
    {
        GlossaryTerm[] terms = [Samples.Forbidden("billig", "de-DE"), Samples.Forbidden("cheap", "en-US"), Samples.Forbidden("best")];
        Assert.Equal(["billig", "best"], GlossarySelection.For(Samples.Backpack, "de-DE", terms).Forbidden.Select(term => term.Term));
    }

    [Theory]
    [InlineData("防水背包双肩", "背包", true)]
    [InlineData("新しいZephraのバッグ", "Zephra", true)]
    [InlineData("وZephra", "Zephra", true)]
    [InlineData("Zephra는", "Zephra", true)]
    [InlineData("Zephras", "Zephra", false)]
    [InlineData("Cafe\u0301 Noir", "Café", true)]
    [InlineData("حقيبة ظهر", "حقيبة", true)]
    [InlineData("الحقيبة", "حقيبة", false)]
    [InlineData("рюкзаки", "рюкзак", false)]
    public void Words_end_where_their_script_says(string text, string term, bool found) => Assert.Equal(found, TermSearch.Contains(text, term));
}
