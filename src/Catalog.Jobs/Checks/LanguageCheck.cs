using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Long fields in another language than the locale's.</summary>
public sealed class LanguageCheck() : TextCheck(new CheckData("language", "Language", Severity.Critical, "language")
{
    Description = "Description, bullets or SEO description in another language. Names, numbers and units are taken out first, and the odds must be a million to one. A language that the detector lacks is not checked.",
    Needs = ["empty"],
})
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
        if (TextLanguage.Of(input) is not { } language) yield break;
        foreach (var field in input.Copy.Fields.Where(field => Fields.Contains(field.Key)))
        {
            var text = language.Prose(field.Text);
            var letters = text.Count(char.IsLetter);
            if (letters == 0 || (letters < KanjiOnly && input.Culture.TwoLetterISOLanguageName == "ja")) continue;
            var (best, odds) = language.Compare(text);
            var wanted = LanguageNames.Language(input.Locale.Code);
            if (best != LanguageDetection.Of(input.Culture) && odds >= LogOdds)
                yield return Finding(field.Key, best.ToString(), wanted, $"The field {field.Key} is written in {best}, not in {wanted}.");
        }
    }
}
