using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Long fields in another language than the locale's.</summary>
public sealed class LanguageCheck() : TextCheck(new CheckData("language", "Language", Severity.Critical, "language")
{
    Description = "Description, bullets or SEO description in another language. Names, numbers and units are taken out first, and the odds must be two thousand to one. A language that the detector lacks is not checked.",
    Needs = ["empty"],
})
{
    // Two thousand to one. Whole fields have many small words; a title's worth of words in two languages stays below.
    private const double LogOdds = 7.6;

    // Beyond this the detector is only surer of what it believes already.
    private const double DetectorLogOdds = 6;

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
            if (letters == 0) continue;
            var (best, odds) = language.Compare(text, DetectorLogOdds, LogOdds);
            if (letters < KanjiOnly && language.IsKanjiAlone(text, best)) continue;
            var wanted = LanguageNames.Language(input.Locale.Code);
            if (odds >= LogOdds)
                yield return Finding(field.Key, best.ToString(), wanted, $"The field {field.Key} is written in {best}, not in {wanted}.");
        }
    }
}
