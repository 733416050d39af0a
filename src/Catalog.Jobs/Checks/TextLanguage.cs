using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Languages;
using Catalog.Jobs.Checks.Names;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Compares the languages that a text could be in: the catalogue's, its source language and English; a language that the detector doesn't know is not
/// compared with. The detector's letter statistics say little of a few words, so that small words, letters, and words of the facts count beside them.
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

    // The full models' mean over letter sequences, brought to the scale of the others.
    private const double DetectorWeight = 5;

    // What it counts at most: of fewer letters than this it knows too little to speak alone, the less the fewer.
    private const int FewLetters = 25;
    private const double MostOfFewLetters = 4;
    private const double MostOfDetector = 12;

    // Between these pairs it hardly does more than guess: a Norwegian list may look Danish to it.
    private const double MostBetweenTwins = 3;
    private static readonly IReadOnlyList<Language>[] Twins = [[Language.Danish, Language.Bokmal, Language.Nynorsk], [Language.Indonesian, Language.Malay]];

    // Sequences of letters tell these from each other; elsewhere they mean nothing (Portuguese ou, French ou).
    private static readonly IReadOnlyList<Language>[] Relatives =
        [[Language.Spanish, Language.Portuguese, Language.Catalan, Language.Italian], [Language.Danish, Language.Bokmal, Language.Nynorsk, Language.Swedish]];

    private static readonly HashSet<UnicodeScript> Hangul = [UnicodeScript.Hangul];

    private readonly CheckInput input;
    private readonly Language expected;
    private readonly IReadOnlyList<Language> candidates;
    private readonly IReadOnlyList<Language> inSameLetters;
    private readonly Language? source;
    private readonly HashSet<string> facts;
    private readonly HashSet<string> names;

    private TextLanguage(CheckInput input, Language expected, IReadOnlyList<Language> candidates, IReadOnlyList<Language> inSameLetters)
    {
        this.input = input;
        this.expected = expected;
        this.candidates = candidates;
        this.inSameLetters = inSameLetters;
        source = LanguageDetection.Of(CultureInfo.GetCultureInfo(input.Catalog.SourceLocale));
        facts = NameTokens.Set(input.Product.Facts.SelectMany(fact => fact.Values));
        names = [.. NameTokens.Of($"{input.Name} {input.Brand}").Select(token => token.Text).Where(word => char.IsUpper(word[0]))];
    }

    /// <summary>The comparison for a text; null where its language can't be told from any other.</summary>
    public static TextLanguage? Of(CheckInput input)
    {
        if (LanguageDetection.Of(input.Culture) is not { } expected) return null;
        var scripts = Scripts.Of(input.Culture);
        var known = input.Catalog.Locales.Select(locale => locale.Code).Append(input.Catalog.SourceLocale).Append("en").Append(input.Locale.Code)
            .Select(CultureInfo.GetCultureInfo).Select(culture => (Language: LanguageDetection.Of(culture), Same: Scripts.Of(culture).Overlaps(scripts)))
            .Where(one => one.Language is not null).ToList();
        var candidates = Languages(known.Select(one => one.Language));
        return candidates.Count == 1 ? null : new(input, expected, candidates, Languages(known.Where(one => one.Same).Select(one => one.Language)));
    }

    /// <summary>A text without what says nothing about its language: names, also single words of the product's, numbers, units and abbreviations (USB-C).</summary>
    public string Prose(string text)
    {
        text = input.WithoutNames(text);
        foreach (var token in NameTokens.Of(text).Where(token => names.Contains(token.Text)))
            text = text.Remove(token.Start, token.Text.Length).Insert(token.Start, new string(' ', token.Text.Length));
        return Quantity().Replace(text, " ");
    }

    /// <summary>The likeliest language, and how much likelier than the expected one it is (natural logarithm of the odds).</summary>
    /// <param name="mostLogOdds">What the detector's word counts at most between Chinese, Japanese and Korean: the fewer letters, the less.</param>
    /// <param name="least">The odds from which on they matter: where no language can reach them, the expected one is the answer, and they are negative infinity.</param>
    public (Language Best, double LogOdds) Compare(string prose, double mostLogOdds, double least)
    {
        // What isn't even in the language's letters needs no further evidence.
        if (IsInOtherLetters(prose))
        {
            var detected = LanguageDetection.LogConfidence(prose, candidates);
            return (candidates.Where(language => language != expected).MaxBy(language => detected[language]), double.PositiveInfinity);
        }

        var judged = InternationalWords.Remove(prose);
        var words = NameTokens.Of(judged).Select(token => token.Text.ToLowerInvariant()).ToList();
        var letters = judged.ToLowerInvariant().Where(c => c > 'z' && char.IsLetter(c)).ToHashSet();
        var evidence = (IsInEastAsia ? candidates : inSameLetters).Where(language => language != expected).ToDictionary(
            language => language,
            language => Evidence(language, words, letters) - Evidence(expected, words, letters) + (IsOf(Relatives, language) ? Sequences(language, words) - Sequences(expected, words) : 0));
        var most = Most(judged, mostLogOdds);
        // What words and letters say for the language itself is more than the detector's word could make up for: most sentences end here.
        if (evidence.All(one => one.Value + MostAgainst(one.Key, most) < least)) return (expected, double.NegativeInfinity);
        var odds = DetectorOdds(judged);
        return evidence.Select(one => (one.Key, one.Value + Clamp(odds[one.Key], MostAgainst(one.Key, most)))).Append((expected, 0)).MaxBy(one => one.Item2);
    }

    /// <summary>True where Chinese and Japanese look alike: there is neither kana nor a letter that only Chinese has.</summary>
    public bool IsKanjiAlone(string prose, Language best) => best is Language.Chinese or Language.Japanese && expected is Language.Chinese or Language.Japanese
        && !prose.Any(letter => IsKana(letter) || JapaneseLetters.IsForeign(letter) || LanguageWords.Of(Language.Chinese)!.Letters.Contains(letter));

    private bool IsInEastAsia => expected is Language.Chinese or Language.Japanese or Language.Korean;

    // What the detector's word counts at most.
    private double Most(string judged, double mostLogOdds)
    {
        if (IsInEastAsia) return mostLogOdds;
        var letters = judged.Count(char.IsLetter);
        return letters < FewLetters ? MostOfFewLetters * letters / FewLetters : MostOfDetector;
    }

    private double MostAgainst(Language other, double most) => !IsInEastAsia && IsOf(Twins, other) ? Math.Min(MostBetweenTwins, most) : most;

    // The full models of languages whose letters say what they are would be a waste.
    private Dictionary<Language, double> DetectorOdds(string judged)
    {
        if (!IsInEastAsia) return LanguageDetection.LogOdds(judged, expected, inSameLetters).ToDictionary(one => one.Key, one => one.Value * DetectorWeight);
        var detected = LanguageDetection.LogConfidence(judged, candidates);
        return candidates.ToDictionary(language => language, language => detected[language] - detected[expected]);
    }

    private static bool IsKana(char letter) => letter is >= '\u3041' and <= '\u30FF';

    private static double Clamp(double odds, double most) => Math.Clamp(odds, -most, most);

    private static List<Language> Languages(IEnumerable<Language?> languages) => [.. languages.OfType<Language>().Distinct().Order()];

    private bool IsOf(IReadOnlyList<Language>[] families, Language other) => families.Any(family => family.Contains(expected) && family.Contains(other));

    private bool IsInOtherLetters(string prose)
    {
        // Shops write Korean without Han.
        var scripts = expected == Language.Korean ? Hangul : Scripts.Of(input.Culture);
        return ForeignWords.Read(prose, scripts).Sum(word => word.Weight) > ForeignWords.WeighOwn(prose, scripts);
    }

    private double Evidence(Language language, List<string> words, HashSet<char> letters)
    {
        var ofFacts = language == source ? words.Count(facts.Contains) * FactLogOdds : 0;
        if (language == Language.Chinese && expected == Language.Japanese) ofFacts += letters.Count(JapaneseLetters.IsForeign) * LetterLogOdds;

        // One kana may be an ornament (の).
        if (language == Language.Japanese && expected == Language.Chinese) ofFacts += Math.Max(0, letters.Count(IsKana) - 1) * LetterLogOdds;
        if (LanguageWords.Of(language) is not { } known) return ofFacts;
        var endings = words.Count(word => word.Length >= LongWord && known.Endings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)));
        return ofFacts + (words.Count(known.Words.Contains) * WordLogOdds) + (letters.Count(known.Letters.Contains) * LetterLogOdds) + (endings * EndingLogOdds);
    }

    private static double Sequences(Language language, List<string> words) =>
        LanguageWords.Of(language) is { } known ? words.Sum(known.CountSequences) * SequenceLogOdds : 0;

    [GeneratedRegex(@"\d[\d.,]*\s?[\p{L}%°]{0,3}(?!\p{L})|(?<!\p{L})\p{Lu}{2,}(?:-\p{Lu}+)?(?!\p{Ll})")]
    private static partial Regex Quantity();
}
