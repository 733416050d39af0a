using System.Text.RegularExpressions;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

/// <summary>Each kind plants what its name says; the checks are not asked here.</summary>
public sealed partial class KindTests
{
    [Theory]
    [InlineData("number-changed", @"^\d", @"\d+ (g|kg|ml|L|mm|cm|W|h)")]
    [InlineData("unit-changed", @"^\d+ (g|kg|ml|L|mm|cm|kW|W|min|h)$", @"\d+ (g|kg|ml|L|mm|cm|kW|W|min|h)")]
    [InlineData("brand-altered", @"^[\p{L}]+$", @".")]
    [InlineData("code-changed", @"^\d{13}$", @"GTIN \d{13}")]
    [InlineData("unsafe-html", @"<.*>", @"<")]
    [InlineData("invented-url", @"^(https?://|www\.)", @".")]
    [InlineData("bidi-control", @"^[\u202A-\u202E\u2066-\u2069]$", @".")]
    [InlineData("zero-width", @"^[\u200B\u2060\uFEFF]$", @".")]
    [InlineData("half-width-punctuation", @"^[.:,!?]$", @".")]
    [InlineData("spanish-mark-missing", @"^[!?]$", @"[!?]$")]
    [InlineData("french-space-missing", @"^$", @"[\p{L}\d][:;!?]")]
    public async Task What_stands_in_the_place_looks_like_the_mistake(string id, string planted, string field)
    {
        foreach (var fault in await PlantAsync(id))
        {
            var text = fault.After.Copy.Field(fault.Field)!.Items[fault.Span!.Item];
            Assert.Matches(planted, text.Substring(fault.Span.Start, fault.Span.Length));
            Assert.Matches(field, text);
        }
    }

    [Fact]
    public async Task A_changed_number_is_in_no_fact()
    {
        foreach (var fault in await PlantAsync("number-changed"))
        {
            var number = fault.After.Copy.Field(fault.Field)!.Items[fault.Span!.Item].Substring(fault.Span.Start, fault.Span.Length);
            Assert.DoesNotContain(number, fault.After.Product.Facts.SelectMany(fact => fact.Values).SelectMany(value => Digits().Matches(value)).Select(match => match.Value));
        }
    }

    [Theory]
    [InlineData("de-DE", "white", "weiß")]
    [InlineData("fr-FR", "green", "vert")]
    [InlineData("pt-BR", "black", "preta")]
    [InlineData("ja-JP", "grey", "グレー")]
    [InlineData("zh-CN", "yellow", "黄色")]
    [InlineData("ar-SA", "blue", "الأزرق")]
    public async Task Words_for_a_value_are_learned_from_the_texts(string locale, string value, string word)
    {
        var words = (await CleanTexts.ReadAsync()).Words(locale, "color");
        Assert.Contains(word, words.Of(value));
        Assert.Equal(10, words.Values.Count);
        Assert.Empty(words.Of("ultraviolet"));
    }

    [Fact]
    public async Task A_wrong_colour_is_a_word_that_the_locale_uses_for_another_colour()
    {
        var set = await CleanTexts.ReadAsync();
        foreach (var fault in await PlantAsync("color-wrong"))
        {
            var words = set.Words(fault.After.Locale.Code, "color");
            var planted = fault.After.Copy.Field(fault.Field)!.Items[fault.Span!.Item].Substring(fault.Span.Start, fault.Span.Length).ToLower(fault.After.Culture);
            var value = Assert.Single(words.Values, value => words.Of(value).Contains(planted));
            Assert.NotEqual(fault.After.Product.Value("color"), value);
        }
    }

    [Fact]
    public async Task A_word_that_may_rightly_stand_twice_is_not_repeated()
    {
        var set = await TextsFile.ReadAsync(Path.Combine(CleanTexts.Folder, "held-out.jsonl"), await CleanTexts.CatalogAsync(), TestContext.Current.CancellationToken);
        var texts = set.Of("fr-FR");
        Assert.Contains(texts, text => text.Copy.Field("description")!.Text.Contains(" vous ", StringComparison.Ordinal));
        var kind = FaultKinds.Free.Single(kind => kind.Id == "repeated-word");
        var planted = Enumerable.Range(1, 30).SelectMany(seed => Planting.Plant(kind, texts, set, seed, 20)).ToList();
        Assert.NotEmpty(planted);
        Assert.All(planted, fault => Assert.DoesNotContain("vous vous", fault.After.Copy.Field("description")!.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_foreign_text_is_the_same_products_in_another_language()
    {
        var set = await CleanTexts.ReadAsync();
        foreach (var fault in await PlantAsync("foreign-language"))
        {
            var text = fault.After.Copy.Field("description")!.Text;
            var origin = Assert.Single(set.Locales, locale => set.Find(fault.After.Product.Sku, locale)!.Copy.Field("description")!.Text == text);
            Assert.NotEqual(fault.After.Culture.TwoLetterISOLanguageName, origin[..2]);
        }
    }

    [Fact]
    public async Task Long_texts_are_beyond_their_limit_in_its_own_unit()
    {
        foreach (var fault in await PlantAsync("too-long-in-bytes"))
        {
            var rules = fault.After.Catalog.Fields.Single(field => field.Key == fault.Field);
            Assert.Equal(LengthUnit.Bytes, rules.Unit);
            Assert.True(System.Text.Encoding.UTF8.GetByteCount(fault.After.Copy.Field(fault.Field)!.Text) > rules.MaxLength);
        }
    }

    [Fact]
    public async Task The_same_text_stands_beside_it()
    {
        foreach (var fault in await PlantAsync("same-text-twice"))
        {
            var beside = Assert.Single(fault.After.Beside!);
            Assert.NotEqual(beside.Product.Sku, fault.After.Product.Sku);
            Assert.Equal(beside.Copy.Field("description")!.Text, fault.After.Copy.Field("description")!.Text);
        }
    }

    private static async Task<IReadOnlyList<PlantedFault>> PlantAsync(string id)
    {
        var set = await CleanTexts.ReadAsync();
        var faults = set.Locales.SelectMany(locale => Planting.Plant(FaultKinds.Free.Single(kind => kind.Id == id), set.Of(locale), set, 3, 20)).ToList();
        Assert.NotEmpty(faults);
        return faults;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
