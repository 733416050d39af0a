using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Languages;
using Catalog.Jobs.Checks.Names;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Compares the languages that a text could be in: the catalogue's, its source language and English; a language that the detector doesn't know is not
/// compared with. The detector's letter statistics say little of a sentence, so that small words, letters, and words of the facts count beside them.
/// </summary>
internal sealed partial class TextLanguage
{
    // A small word is about twenty times likelier in its own language than elsewhere; so is a letter; a word of the facts may be a loan word.
    private const double WordLogOdds = 3;
    private const double LetterLogOdds = 3;
    private const double FactLogOdds = 1.5;
    private const double EndingLogOdds = 2;
    private const double SequenceLogOdds = 2;
    private const int LongWord = 5;

    // Near relatives share most of their letter statistics: what the detector says between them is hardly more than a guess.
    private const double MostBetweenRelatives = 1;
    private static readonly IReadOnlyList<Language>[] Relatives =
    [
        [Language.Spanish, Language.Portuguese, Language.Catalan],
        [Language.Danish, Language.Bokmal, Language.Nynorsk, Language.Swedish],
        [Language.Czech, Language.Slovak],
        [Language.Croatian, Language.Slovene, Language.Serbian, Language.Bosnian],
        [Language.Indonesian, Language.Malay],
        [Language.Russian, Language.Ukrainian, Language.Belarusian, Language.Bulgarian, Language.Macedonian],
    ];

    private readonly CheckInput input;
    private readonly Language expected;
    private readonly IReadOnlyList<Language> candidates;
    private readonly Language? source;
    private readonly HashSet<string> facts;

    private TextLanguage(CheckInput input, Language expected, IReadOnlyList<Language> candidates)
    {
        this.input = input;
        this.expected = expected;
        this.candidates = candidates;
        source = LanguageDetection.Of(CultureInfo.GetCultureInfo(input.Catalog.SourceLocale));
        facts = NameTokens.Set(input.Product.Facts.SelectMany(fact => fact.Values));
    }

    /// <summary>The comparison for a text; null where its language can't be told from any other.</summary>
    public static TextLanguage? Of(CheckInput input)
    {
        if (LanguageDetection.Of(input.Culture) is not { } expected) return null;
        var candidates = input.Catalog.Locales.Select(locale => locale.Code).Append(input.Catalog.SourceLocale).Append("en").Append(input.Locale.Code)
            .Select(code => LanguageDetection.Of(CultureInfo.GetCultureInfo(code))).OfType<Language>().Distinct().Order().ToList();
        return candidates.Count == 1 ? null : new(input, expected, candidates);
    }

    /// <summary>A text without what says nothing about its language: names, numbers, units and abbreviations (USB-C).</summary>
    public string Prose(string text) => Quantity().Replace(input.WithoutNames(text), " ");

    /// <summary>The likeliest language, and how much likelier than the expected one it is (natural logarithm of the odds).</summary>
    /// <param name="mostLogOdds">What the detector's word counts at most: the fewer letters, the less.</param>
    public (Language Best, double LogOdds) Compare(string prose, double mostLogOdds)
    {
        var detected = LanguageDetection.LogConfidence(prose, candidates);
        var words = NameTokens.Of(prose).Select(token => token.Text.ToLowerInvariant()).ToList();
        var letters = prose.ToLowerInvariant().Where(c => c > 'z' && char.IsLetter(c)).ToHashSet();
        var own = Evidence(expected, words, letters);

        // What isn't even in the language's letters needs no further evidence.
        if (IsInOtherLetters(prose)) return (candidates.Where(language => language != expected).MaxBy(language => detected[language]), double.PositiveInfinity);
        return candidates.Select(language => (language, language == expected ? 0
            : Clamp(detected[language] - detected[expected], IsRelative(language) ? Math.Min(MostBetweenRelatives, mostLogOdds) : mostLogOdds)
                + Evidence(language, words, letters) - own)).MaxBy(one => one.Item2);
    }

    /// <summary>True where Chinese and Japanese look alike: there is neither kana nor a letter that only Chinese has.</summary>
    public bool IsKanjiAlone(string prose, Language best) => best is Language.Chinese or Language.Japanese && expected is Language.Chinese or Language.Japanese
        && !prose.Any(letter => letter is (>= '\u3041' and <= '\u30FF') || JapaneseLetters.IsForeign(letter) || LanguageWords.Of(Language.Chinese)!.Letters.Contains(letter));

    private static double Clamp(double odds, double most) => Math.Clamp(odds, -most, most);

    private bool IsRelative(Language other) => Relatives.Any(family => family.Contains(expected) && family.Contains(other));

    private bool IsInOtherLetters(string prose)
    {
        var scripts = Scripts.Of(input.Culture);
        return ForeignWords.Read(prose, scripts).Sum(word => word.Weight) > ForeignWords.WeighOwn(prose, scripts);
    }

    private double Evidence(Language language, List<string> words, HashSet<char> letters)
    {
        var ofFacts = language == source ? words.Count(facts.Contains) * FactLogOdds : 0;
        if (language == Language.Chinese && expected == Language.Japanese) ofFacts += letters.Count(JapaneseLetters.IsForeign) * LetterLogOdds;
        if (LanguageWords.Of(language) is not { } known) return ofFacts;
        var endings = words.Count(word => word.Length >= LongWord && known.Endings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)));
        return ofFacts + (words.Count(known.Words.Contains) * WordLogOdds) + (letters.Count(known.Letters.Contains) * LetterLogOdds) + (endings * EndingLogOdds)
            + (words.Sum(known.CountSequences) * SequenceLogOdds);
    }

    [GeneratedRegex(@"\d[\d.,]*\s?[\p{L}%°]{0,3}(?!\p{L})|(?<!\p{L})\p{Lu}{2,}(?:-\p{Lu}+)?(?!\p{Ll})")]
    private static partial Regex Quantity();
}
