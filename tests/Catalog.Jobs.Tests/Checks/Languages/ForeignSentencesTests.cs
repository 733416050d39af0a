using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Languages;

/// <summary>Sentences that no word list was made from: each is found in texts of all other languages, and none in its own.</summary>
public sealed class ForeignSentencesTests
{
    private static readonly ForeignSentenceCheck Sentence = new();
    private static readonly LanguageCheck Whole = new();

    private static readonly IReadOnlyList<(string Locale, string Text, string? NotIn)> Sentences = Read("ForeignSentences");

    public static TheoryData<string> Locales => [.. CheckSamples.Catalog.Locales.Select(locale => locale.Code)];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_sentence_of_another_language_is_found(string locale)
    {
        var own = Sentences.Where(one => one.Locale == locale).ToList();
        var foreign = Sentences.Where(one => one.Locale != locale && one.NotIn != locale).ToList();
        Assert.True(own.Count >= 15, $"{locale}: {own.Count}");
        var missed = foreign.Where((one, at) => !IsFound(locale, own[at % own.Count].Text, one.Text)).Select(one => $"{one.Locale}: {one.Text}").ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{locale}: {foreign.Count - missed.Count} of {foreign.Count} found");
        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void No_sentence_is_foreign_in_its_own_language(string locale) =>
        Assert.Empty(Alarms(CheckSamples.Catalog, Sentences.Concat(Read("InternationalSentences")).Where(one => one.Locale == locale)));

    [Fact]
    public void Nor_in_a_catalogue_of_forty_languages()
    {
        var texts = Read("OtherLanguages");
        var catalog = CheckSamples.Catalog with { Locales = [.. CheckSamples.Catalog.Locales.Select(locale => locale.Code).Union(texts.Select(one => one.Locale)).Select(code => new LocaleRules(code, null))] };
        Assert.True(texts.Select(one => one.Locale).Distinct().Count() >= 36);
        Assert.Empty(Alarms(catalog, texts));
    }

    [Theory]
    [InlineData("de-DE", "Ein leichter Rucksack. Der Trail sitzt gut und der Nordvik hält lange.")]
    [InlineData("es-ES", "Una mochila ligera. Nordvik Trail, Trail de Nordvik.")]
    public void Words_of_the_products_name_say_nothing(string locale, string text) => Assert.Empty(Sentence.Run(CheckSamples.Description(locale, text)));

    [Theory]
    [InlineData("en-US", "Gaming headset with surround sound and noise cancelling for the whole day.", "de-DE")]
    [InlineData("de-DE", "Gaming-Headset mit Surround-Sound und Noise Cancelling für den ganzen Tag.", "en-US")]
    public void International_words_hide_no_foreign_sentence(string own, string text, string locale)
    {
        Assert.Empty(Sentence.Run(CheckSamples.Description(own, text)));
        Assert.NotEmpty(Sentence.Run(CheckSamples.Description(locale, text)));
    }

    private static bool IsFound(string locale, string own, string foreign)
    {
        var text = $"{own} {foreign}";
        var input = CheckSamples.Description(locale, text);
        return Sentence.Run(input).Any(finding => finding.Span is { } span && span.Start > own.Length - 1) || Whole.Run(input).Any();
    }

    private static List<string> Alarms(CatalogDefinition catalog, IEnumerable<(string Locale, string Text, string? NotIn)> texts) =>
    [
        .. from one in texts
           let input = CheckSamples.Description(one.Locale, one.Text).With(catalog)
           from finding in Sentence.Run(input).Concat(Whole.Run(input))
           select $"{one.Locale}, {finding.Type} {finding.Found}: {one.Text}",
    ];

    private static IReadOnlyList<(string Locale, string Text, string? NotIn)> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Checks", "Languages", $"{file}.tsv")).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells.ElementAtOrDefault(2))),
    ];
}
