using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Terminology.Suggestions;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class RuleMiningTests
{
    [Theory]
    [InlineData("en-US", "A cheap bag.", "An affordable bag.", "cheap")]
    [InlineData("de-DE", "Ein ultimatives Erlebnis für alle.", "Ein Erlebnis für alle.", "ultimatives")]
    [InlineData("pl-PL", "Bardzo tani plecak.", "Bardzo dobry plecak.", "tani")]
    [InlineData("ja-JP", "激安バッグです。", "お得バッグです。", "激安")]
    [InlineData("zh-CN", "最好的背包。", "实用的背包。", "最好")]
    [InlineData("ar-SA", "حقيبة رخيصة زرقاء", "حقيبة جميلة زرقاء", "رخيصة")]
    public void A_word_that_three_edits_take_out_is_suggested(string locale, string before, string after, string word)
    {
        Assert.Empty(RuleMining.Find([.. Edits(2, locale, before, after)], []));
        var suggestion = RuleMining.Find([.. Edits(3, locale, before, after)], [])[0];
        Assert.Equal((word, locale, GlossaryRule.Forbidden, 3), (suggestion.Term.Term, suggestion.Term.Locale, suggestion.Term.Rule, suggestion.Texts));
    }

    [Fact]
    public void The_word_that_people_write_instead_for_one_kind_of_product_is_suggested_as_its_translation()
    {
        // In a description it may be any other word of the sentence.
        Assert.Single(RuleMining.Find([.. Edits(3, "de-DE", "Ein schöner Ranzen", "Ein schöner Rucksack")], []));
        static PersonsChange InTitle(PersonsChange change) => change with { Before = Samples.Copy("Nordvik Ranzen"), After = Samples.Copy("Nordvik Rucksack") };
        var found = RuleMining.Find([.. Edits(3, "de-DE", "", "").Select(InTitle)], []);
        Assert.Equal([GlossaryRule.Forbidden, GlossaryRule.Preferred], found.Select(rule => rule.Term.Rule));
        Assert.Equal(("Backpack", "Rucksack", "Ranzen"), (found[1].Term.Term, found[1].Term.Translation, found[1].Complaint));
        var mixed = Edits(3, "de-DE", "", "").Select(InTitle).Select((change, n) => change with { Category = $"kind {n}" });
        Assert.Equal([GlossaryRule.Forbidden], RuleMining.Find([.. mixed], []).Select(rule => rule.Term.Rule));
    }

    [Theory]
    [InlineData("Please don't say \"dirt cheap\" here", "dirt cheap")]
    [InlineData("„Dirt cheap“ klingt billig", "dirt cheap")]
    [InlineData("«dirt cheap» non", "dirt cheap")]
    [InlineData("Das »dirt cheap« muss weg", "dirt cheap")]
    [InlineData("The word bargain again!", "bargain")]
    [InlineData("fix the numbers", "")]
    [InlineData("no blue and no Nordvik", "")]
    public void A_note_counts_for_words_of_it_that_the_text_has(string note, string word)
    {
        var changes = Enumerable.Range(1, 3).Select(n => new PersonsChange(n, "en-US", "Backpack", [new Fact("title", ["Nordvik Trail"]), new Fact("color", ["blue"])],
            Samples.Copy("Nordvik Trail in blue", "A dirt cheap bargain"), null, note));
        Assert.Equal(word, string.Join('|', RuleMining.Find([.. changes], []).Select(rule => rule.Complaint)));
    }

    [Fact]
    public void One_text_counts_once_locales_count_apart_and_numbers_and_facts_are_no_words()
    {
        Assert.Empty(RuleMining.Find([.. Edits(3, "en-US", "A cheap bag", "A bag").Select(change => change with { CopyId = 1 })], []));
        Assert.Empty(RuleMining.Find([.. Edits(2, "en-US", "A cheap bag", "A bag"), .. Edits(2, "en-GB", "A cheap bag", "A bag")], []));
        Assert.Empty(RuleMining.Find([.. Edits(3, "en-US", "A bag of 45 L", "A bag of 40 L")], []));
        Assert.Empty(RuleMining.Find([.. Edits(3, "en-US", "A blue bag", "A bag")], []));
        Assert.Empty(RuleMining.Find([.. Edits(3, "en-US", "A cheap, cheap bag", "A cheap bag")], []));
    }

    [Fact]
    public void What_the_glossary_says_already_is_not_suggested()
    {
        var edits = Edits(3, "en-US", "A cheap bag", "A bag").ToList();
        Assert.Empty(RuleMining.Find(edits, [Samples.Forbidden("Cheap")]));
        Assert.Empty(RuleMining.Find(edits, [Samples.Forbidden("cheap", "en-US")]));
        Assert.Single(RuleMining.Find(edits, [Samples.Forbidden("cheap", "de-DE")]));
    }

    private static IEnumerable<PersonsChange> Edits(int count, string locale, string before, string after) => Enumerable.Range(1, count)
        .Select(n => new PersonsChange(n, locale, "Backpack", [new Fact("title", [$"Nordvik {n}"]), new Fact("color", ["blue"])], Samples.Copy("title", before), Samples.Copy("title", after), ""));
}
