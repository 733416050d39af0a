using System.Collections.Concurrent;
using System.Globalization;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Tells which of a few languages a text is in. Loads a language's model when it is first needed and shares it. The low-accuracy models of ten languages
/// take 0.3 s and 60 MB and tell unlike languages apart in whole texts; the full ones (0.4 s and 20 MB a language) also tell Spanish from Portuguese in a
/// few words. A text takes 2 ms.
/// </summary>
internal static class LanguageDetection
{
    // The full models look at single letters to runs of five, and give a mean over them; of longer texts the detector looks at runs of three only, and
    // gives a sum.
    private const int LongestPiece = 90;
    private const int LongestWord = 25;

    // A letter that only one language has makes the detector certain. One word in a text may be foreign.
    private const double MostOfPiece = 4;

    private static readonly ConcurrentDictionary<string, Lazy<LanguageDetector>> Detectors = new();

    // A sentence is asked about by two checks, with every check of its text anew.
    private static readonly RecentValues<(string Detector, string Text), Dictionary<Language, double>> Kept = new(10_000);

    private static readonly Dictionary<string, Language> Languages = LanguageInfo.All().ToDictionary(language => language.IsoCode6391().ToString().ToLowerInvariant());

    /// <summary>
    /// A language's name in the detector; null where it can't tell it. ISO 639-1 codes agree but for Norwegian, whose macrolanguage means Bokmål. The
    /// detector knows Serbian in Cyrillic only; in Latin letters it and Bosnian can't be told from Croatian in a sentence, and are taken for it.
    /// </summary>
    public static Language? Of(CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "no" => Language.Bokmal,
        "bs" or "sr" when !Scripts.Of(culture).Contains(UnicodeScript.Cyrillic) => Language.Croatian,
        var code => Languages.TryGetValue(code, out var language) ? language : null,
    };

    /// <summary>How likely a text is in each of several languages, as the natural logarithm.</summary>
    /// <param name="languages">In a fixed order: every order has a detector of its own.</param>
    public static IReadOnlyDictionary<Language, double> LogConfidence(string text, IReadOnlyList<Language> languages) =>
        LogConfidence(text, languages, "low", builder => builder.WithLowAccuracyMode());

    /// <summary>
    /// How much likelier than in one language a text is in each of several that share its letters, by the full models: natural logarithm, the mean over its
    /// letter sequences. Sentences of the language itself come out between -10 and 0, now and then up to 1.
    /// </summary>
    /// <param name="languages">In a fixed order, the one among them.</param>
    public static IReadOnlyDictionary<Language, double> LogOdds(string text, Language against, IReadOnlyList<Language> languages)
    {
        var sums = languages.ToDictionary(language => language, _ => 0.0);
        var letters = 0;
        foreach (var piece in Pieces(text))
        {
            var weight = piece.Count(char.IsLetter);
            if (weight == 0) continue;
            var confidence = LogConfidence(piece, languages, "full", builder => builder);
            foreach (var language in languages) sums[language] += weight * Math.Clamp(confidence[language] - confidence[against], -MostOfPiece, MostOfPiece);
            letters += weight;
        }

        return sums.ToDictionary(sum => sum.Key, sum => sum.Value / Math.Max(1, letters));
    }

    private static Dictionary<Language, double> LogConfidence(
        string text, IReadOnlyList<Language> languages, string accuracy, Func<LanguageDetectorBuilder, LanguageDetectorBuilder> with)
    {
        var name = $"{accuracy} {string.Join(' ', languages)}";
        var detector = Detectors.GetOrAdd(name, _ => new(() => with(LanguageDetectorBuilder.FromLanguages([.. languages])).Build())).Value;
        return Kept.GetOrAdd((name, text), _ =>
        {
            var confidence = detector.ComputeLanguageConfidenceValues(text);
            return languages.ToDictionary(language => language, language => Math.Log(confidence[language] + double.Epsilon));
        });
    }

    // Cut between words, into parts of about the same length.
    private static IEnumerable<string> Pieces(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var length = words.Sum(word => word.Length + 1);
        var wanted = length / (double)Math.Max(1, (int)Math.Ceiling(length / (double)LongestPiece));
        var piece = "";
        foreach (var word in words)
        {
            piece += word[..Math.Min(word.Length, LongestWord)] + " ";
            if (piece.Length < wanted) continue;
            yield return piece;
            piece = "";
        }

        if (piece.Length > 0) yield return piece;
    }
}
