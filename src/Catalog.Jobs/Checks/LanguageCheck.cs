using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Long fields in another language than the locale's. Compares the languages of the catalogue, its source language and English; a language that the
/// detector doesn't know is not checked and not compared with.
/// </summary>
public sealed partial class LanguageCheck() : TextCheck("language", "Language", Severity.Critical, "language")
{
    // The detector's confidence is not calibrated: of 2,000 right texts some were taken for another language with "100 %". Odds of a million to one
    // gave no false alarm there and still found 96 % of the texts in another Latin-script language.
    private const double LogOdds = 13.8;

    // Points of a list may be all kanji, which the detector takes for Chinese with certainty; sentences of this many letters have kana.
    private const int KanjiOnly = 20;

    // Titles and alternative texts are mostly names.
    private static readonly string[] Fields = ["description", "bullets", "seo_description"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        if (LanguageDetection.Of(input.Culture) is not { } expected) yield break;
        var candidates = input.Catalog.Locales.Select(locale => locale.Code).Append(input.Catalog.SourceLocale).Append("en")
            .Select(code => LanguageDetection.Of(CultureInfo.GetCultureInfo(code))).OfType<Lingua.Language>().ToList();
        if (candidates.TrueForAll(candidate => candidate == expected)) yield break;
        foreach (var field in input.Copy.Fields.Where(field => Fields.Contains(field.Key)))
        {
            // Names, numbers and units say nothing about the language.
            var text = Quantity().Replace(input.WithoutNames(field.Text), " ");
            if (!text.Any(char.IsLetter)) continue;
            if (expected == Lingua.Language.Japanese && text.Count(char.IsLetter) < KanjiOnly) continue;
            var (best, odds) = LanguageDetection.Compare(text, expected, candidates);
            if (best == expected || odds < LogOdds) continue;
            var wanted = LanguageNames.Language(input.Locale.Code);
            yield return Finding(field.Key, best.ToString(), wanted, $"The field {field.Key} is written in {best}, not in {wanted}.");
        }
    }

    [GeneratedRegex(@"\d[\d.,]*\s?[\p{L}%°]{0,3}(?!\p{L})")]
    private static partial Regex Quantity();
}
