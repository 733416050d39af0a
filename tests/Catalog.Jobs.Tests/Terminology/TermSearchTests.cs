using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

/// <summary>Forms in which a term is found in texts of a language, and neighbours that are other words.</summary>
public sealed class TermSearchTests
{
    [Theory]
    [InlineData("en-US", "cheap", "Cheap and cheerful", "Cheap")]
    [InlineData("en-US", "bargain", "the bargains of today", "bargains")]
    [InlineData("de-DE", "billig", "ein billiger Rucksack", "billiger")]
    [InlineData("de-DE", "Handtasche", "drei HANDTASCHEN", "HANDTASCHEN")]
    [InlineData("nl-NL", "goedkoop", "niet goedkoop", "goedkoop")]
    [InlineData("sv-SE", "billig", "den billiga väskan", "billiga")]
    [InlineData("fr-FR", "discount", "des discounts", "discounts")]
    [InlineData("es-ES", "barato", "una mochila barata", "barata")]
    [InlineData("pt-BR", "barato", "produtos baratos", "baratos")]
    [InlineData("it-IT", "economico", "zaini economici", "economici")]
    [InlineData("pl-PL", "tani", "taniego plecaka", "taniego")]
    [InlineData("pl-PL", "torebka", "w torebkach", "torebkach")]
    [InlineData("cs-CZ", "kabelka", "dvě kabelky", "kabelky")]
    [InlineData("ru-RU", "дешёвый", "дешёвого рюкзака", "дешёвого")]
    [InlineData("uk-UA", "дешевий", "дешевого рюкзака", "дешевого")]
    [InlineData("tr-TR", "ISI", "yüksek ısı", "ısı")]
    [InlineData("tr-TR", "indirim", "İNDİRİM", "İNDİRİM")]
    [InlineData("tr-TR", "çanta", "ÇANTALAR", "ÇANTALAR")]
    [InlineData("ar-SA", "رخيص", "منتج رخيص", "رخيص")]
    [InlineData("ar-SA", "رخيص", "والرخيصة", "والرخيصة")]
    [InlineData("ar-SA", "حقيبة", "للحقيبة", "للحقيبة")]
    [InlineData("ar-SA", "حقيبة", "بحقيبتها", "بحقيبتها")]
    [InlineData("he-IL", "תיק", "והתיקים", "")]
    [InlineData("he-IL", "זול", "הזול", "הזול")]
    [InlineData("ja-JP", "激安", "本日激安です", "激安")]
    [InlineData("zh-CN", "手提包", "这款手提包很好", "手提包")]
    [InlineData("ko-KR", "Zephra", "Zephra는", "Zephra")]
    [InlineData("fr-FR", "café", "un cafe\u0301 noir", "cafe\u0301")]
    [InlineData("th-TH", "ถูก", "กระเป๋าถูกมาก", "ถูก")]
    public void A_term_is_found_with_the_languages_endings(string locale, string term, string text, string found)
    {
        var spans = TermSearch.Find(text, TermPattern.InTexts(Samples.Forbidden(term), locale)).ToList();
        Assert.Equal(found, string.Join('|', spans.Select(span => text.Substring(span.Start, span.Length))));
    }

    [Theory]
    [InlineData("en-US", "cheap", "a cheapskate")]
    [InlineData("en-US", "top", "tops")]
    [InlineData("de-DE", "billig", "verbilligt und billigend")]
    [InlineData("de-DE", "Leder", "ein Lederrucksack aus Kunstleder")]
    [InlineData("de-DE", "gut", "gute Güter")]
    [InlineData("fr-FR", "gratuit", "la gratuité")]
    [InlineData("es-ES", "barato", "el barullo")]
    [InlineData("pl-PL", "tani", "taniec i otanienie")]
    [InlineData("ru-RU", "дёшево", "подешевле")]
    [InlineData("tr-TR", "ısı", "isi")]
    [InlineData("tr-TR", "kırık", "KIRIK DEĞİL kirik")]
    [InlineData("ar-SA", "رخيص", "ترخيص")]
    [InlineData("fi-FI", "halpa", "halpoja")]
    public void Other_words_are_no_form_of_it(string locale, string term, string text)
    {
        // The Turkish word stands once in capitals: that one is found, the dotted one isn't.
        var expected = text.StartsWith("KIRIK", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(expected, TermSearch.Find(text, TermPattern.InTexts(Samples.Forbidden(term), locale)).Count());
    }

    [Fact]
    public void Inflections_that_the_glossary_lists_count()
    {
        var term = Samples.Forbidden("Sack") with { Inflections = ["Säcke", "Säcken"] };
        Assert.Equal(3, TermSearch.Find("Sack, Säcke, mit Säcken", TermPattern.InTexts(term, "fi-FI")).Count());
    }

    [Fact]
    public void A_case_sensitive_term_is_found_as_it_is_written()
    {
        var term = Samples.Forbidden("US") with { CaseSensitive = true };
        Assert.Equal(["US"], TermSearch.Find("about us, the US", TermPattern.InTexts(term, "en-US")).Select(span => "about us, the US".Substring(span.Start, span.Length)));
        Assert.Equal(2, TermSearch.Find("about us, the US", TermPattern.InTexts(term with { CaseSensitive = false }, "en-US")).Count());
    }

    [Fact]
    public void A_preferred_term_is_found_in_texts_by_its_translation() =>
        Assert.Equal(["Rucksacks"], TermSearch.Find("Backpack: des Rucksacks", TermPattern.InTexts(Samples.Preferred("Backpack", "de-DE", "Rucksack"), "de-DE"))
            .Select(span => "Backpack: des Rucksacks".Substring(span.Start, span.Length)));

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\ud800b")]
    public void Half_a_surrogate_pair_is_nowhere_and_breaks_nothing(string term) =>
        Assert.Empty(TermSearch.Find("a text", TermPattern.InTexts(Samples.Forbidden(term), "en-US")));
}
