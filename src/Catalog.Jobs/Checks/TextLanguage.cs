using System.Globalization;
using System.Text.RegularExpressions;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Compares the languages that a text could be in: the catalogue's, its source language and English. A language that the detector doesn't know is not
/// compared with.
/// </summary>
internal sealed partial class TextLanguage
{
    // Fewer letters are words that several languages have.
    private const int SentenceLetters = 12;

    // A hundred to one, and ten times that for every ten letters less than fifty: what is short is often mistaken.
    private const double SentenceLogOdds = 4.6;
    private const int LongSentence = 50;

    private readonly CheckInput input;
    private readonly Language expected;
    private readonly IReadOnlyList<Language> candidates;

    private TextLanguage(CheckInput input, Language expected, IReadOnlyList<Language> candidates)
    {
        this.input = input;
        this.expected = expected;
        this.candidates = candidates;
    }

    /// <summary>The comparison for a text; null where its language can't be told from any other.</summary>
    public static TextLanguage? Of(CheckInput input)
    {
        if (LanguageDetection.Of(input.Culture) is not { } expected) return null;
        var candidates = input.Catalog.Locales.Select(locale => locale.Code).Append(input.Catalog.SourceLocale).Append("en")
            .Select(code => LanguageDetection.Of(CultureInfo.GetCultureInfo(code))).OfType<Language>().Distinct().ToList();
        return candidates.TrueForAll(candidate => candidate == expected) ? null : new(input, expected, candidates);
    }

    /// <summary>A text without what says nothing about its language: names, numbers and units.</summary>
    public string Prose(string text) => Quantity().Replace(input.WithoutNames(text), " ");

    /// <summary>The likeliest language, and how much likelier than the expected one it is (natural logarithm of the odds).</summary>
    public (Language Best, double LogOdds) Compare(string prose) => LanguageDetection.Compare(prose, expected, candidates);

    /// <summary>The other language that a sentence is in; null where it is in the expected one or too short to tell.</summary>
    public Language? ForeignSentence(string sentence)
    {
        var prose = Prose(sentence);
        var letters = prose.Count(char.IsLetter);
        if (letters < SentenceLetters) return null;
        var (best, odds) = Compare(prose);
        var least = SentenceLogOdds + (Math.Max(0, LongSentence - letters) / 10.0 * Math.Log(10));
        return best == expected || odds < least || IsKanjiAlone(prose, best) ? null : best;
    }

    /// <summary>True where Chinese and Japanese look alike: there is no kana to tell them apart.</summary>
    public bool IsKanjiAlone(string prose, Language best) => best is Language.Chinese or Language.Japanese && expected is Language.Chinese or Language.Japanese
        && !prose.Any(letter => letter is >= '\u3041' and <= '\u30FF');

    [GeneratedRegex(@"\d[\d.,]*\s?[\p{L}%°]{0,3}(?!\p{L})")]
    private static partial Regex Quantity();
}
