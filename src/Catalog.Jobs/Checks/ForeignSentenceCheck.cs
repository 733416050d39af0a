using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Single sentences in another language than the rest of their field.</summary>
public sealed class ForeignSentenceCheck() : TextCheck(new CheckData("foreign-sentence", "Foreign sentence", Severity.Major, "language.sentence")
{
    Description = "A sentence of description, bullets or SEO description in another language, names, numbers and units apart. Sentences of fewer than twelve letters (four of Chinese, Japanese or Korean) are not judged, nor Chinese and Japanese against each other without kana. Small words, letters and words of the facts count beside the detector's letter statistics; what shops of many languages write alike (Bluetooth, slim fit, espresso) does not.",
    Needs = ["empty", "language", "script"],
})
{
    private const int Letters = 12;

    // Of a short sentence the low-accuracy detector knows little: it must have a small word, a letter or a fact's word of the other language, and several
    // of them count for more than the detector's word against them.
    private const int LongSentence = 50;
    private static readonly (double Detector, double Odds) Short = (4, 4.5), Long = (9, 5);

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        if (TextLanguage.Of(input) is not { } language) yield break;
        foreach (var part in input.Parts.Where(part => part.Field is "description" or "bullets" or "seo_description"))
        {
            foreach (var sentence in Sentences.Of(part.Text))
            {
                var prose = language.Prose(part.Text.Substring(sentence.Start, sentence.Length));
                var letters = prose.Count(char.IsLetter);
                if (ForeignWords.Weigh(prose) < Letters) continue;
                var limits = letters < LongSentence ? Short : Long;
                var (found, odds) = language.Compare(prose, limits.Detector, limits.Odds);
                if (odds < limits.Odds || language.IsKanjiAlone(prose, found)) continue;
                var wanted = LanguageNames.Language(input.Locale.Code);
                yield return Finding(part.Field, found.ToString(), wanted, $"A sentence of {part.Field} is in {found}, not in {wanted}.", part.Span(sentence));
            }
        }
    }
}
