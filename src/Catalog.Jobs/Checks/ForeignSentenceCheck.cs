using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Single sentences in another language than the rest of their field.</summary>
public sealed class ForeignSentenceCheck() : TextCheck(new CheckData("foreign-sentence", "Foreign sentence", Severity.Major, "language.sentence")
{
    Description = "A sentence of description, bullets or SEO description in another language, names, numbers and units apart. Sentences of fewer than twelve letters are not judged, nor Chinese and Japanese against each other without kana. Odds of a hundred to one are asked for, since what is compared is short.",
    Needs = ["empty", "language", "script"],
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        if (TextLanguage.Of(input) is not { } language) yield break;
        foreach (var part in input.Parts.Where(part => part.Field is "description" or "bullets" or "seo_description"))
        {
            foreach (var sentence in Sentences.Of(part.Text))
            {
                if (language.ForeignSentence(part.Text.Substring(sentence.Start, sentence.Length)) is not { } found) continue;
                var wanted = LanguageNames.Language(input.Locale.Code);
                yield return Finding(part.Field, found.ToString(), wanted, $"A sentence of {part.Field} is in {found}, not in {wanted}.", part.Span(sentence));
            }
        }
    }
}
