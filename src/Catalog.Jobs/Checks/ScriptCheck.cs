using System.Text;
using Catalog.Jobs.Checks.Quantities;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Letters of scripts that the locale isn't written in. A field that is mostly in another script is critical; single words are major unless they are the
/// facts' own (names, standards) or abbreviations.
/// </summary>
public sealed class ScriptCheck() : TextCheck(new CheckData("script", "Script", Severity.Critical, "script")
{
    Description = "A field that is mostly in a script that the locale isn't written in; single words in one are major. Names, never-translate terms, units, abbreviations and words of the facts may be in any script.",
    Needs = ["empty"],
})
{
    // More are of no use to anybody.
    private const int MaxWords = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var own = Scripts.Of(input.Culture);
        var names = Words([input.Name, input.Brand, .. input.Terms.NeverTranslate.Select(term => term.Term)]);
        var facts = Words(input.Product.Facts.SelectMany(fact => fact.Values));
        foreach (var parts in input.Parts.GroupBy(part => part.Field))
        {
            var unnamed = parts.SelectMany(part => ForeignWords.Read(part.Text, own), (part, word) => (Part: part, Word: word))
                .Where(place => !names.Contains(place.Word.Text) && !IsStanding(place.Word)).ToList();
            if (unnamed.Sum(place => place.Word.Weight) > parts.Sum(part => ForeignWords.WeighOwn(input.WithoutNames(part.Text), own)))
            {
                yield return Mostly(parts.Key, unnamed.Select(place => place.Word), own, LanguageNames.Language(input.Locale.Code));
                continue;
            }

            foreach (var (part, word) in unnamed.Where(place => !facts.Contains(place.Word.Text)).Take(MaxWords))
            {
                var message = $"\"{word.Text}\" is in {word.Script} letters and not in the facts.";
                yield return Finding(part.Field, word.Text, "", message, part.Span(word.Start, word.Text.Length), Severity.Major);
            }
        }
    }

    private Finding Mostly(string field, IEnumerable<ForeignWord> words, IReadOnlySet<UnicodeScript> own, string language)
    {
        var script = words.GroupBy(word => word.Script).MaxBy(group => group.Sum(word => word.Weight))!.Key;
        var expected = string.Join(", ", own.Select(other => other.ToString()).Order());
        return Finding(field, script.ToString(), expected, $"The field {field} is mostly in {script} letters; {language} is written in {expected}.");
    }

    // Units, abbreviations (USB, T in T恤) and words with digits or inner capitals (Wi-Fi, H2O) are written so everywhere.
    private static bool IsStanding(ForeignWord word) => word.Script == UnicodeScript.Latin
        ? word.Text.Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c)) || (word.Text.Length == 1 && char.IsUpper(word.Text[0])) || QuantityLocale.Neutral.Units.Find(word.Text) is not null
        : word.Script == UnicodeScript.Greek && word.Text.Length == 1;

    private static HashSet<string> Words(IEnumerable<string> values) => values
        .SelectMany(value => value.Split([' ', ',', ';', '/', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries).Concat(value.Split(' ')))
        .Select(word => word.Normalize(NormalizationForm.FormC)).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
