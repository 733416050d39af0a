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
            var text = Prose(input, field.Text);
            if (!text.Any(char.IsLetter)) continue;
            var (best, odds) = LanguageDetection.Compare(text, expected, candidates);
            if (best == expected || odds < LogOdds) continue;
            var wanted = LanguageNames.Language(input.Locale.Code);
            yield return Finding(field.Key, best.ToString(), wanted, $"The field {field.Key} is written in {best}, not in {wanted}.");
        }
    }

    // Names, numbers and units say nothing about the language.
    private static string Prose(CheckInput input, string text)
    {
        foreach (var name in input.Terms.NeverTranslate.Select(term => term.Term).Append(input.Name).Append(input.Brand).OrderByDescending(name => name.Length))
            foreach (var span in TermSearch.Find(text, name).Reverse())
                text = text.Remove(span.Start, span.Length).Insert(span.Start, " ");
        return Quantity().Replace(text, " ");
    }

    [GeneratedRegex(@"\d[\d.,]*\s?[\p{L}%°]{0,3}(?!\p{L})")]
    private static partial Regex Quantity();
}
