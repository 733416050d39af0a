using System.Text;
using Catalog.Jobs.Checks.Quantities;
using Catalog.Jobs.Writing;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Letters of scripts that the locale isn't written in. A field that is mostly in another script is critical; single words are major unless they are the
/// facts' own (names, standards) or abbreviations.
/// </summary>
public sealed class ScriptCheck() : TextCheck("script", "Script", Severity.Critical, "script")
{
    // More are of no use to anybody.
    private const int MaxWords = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var own = Scripts.Of(input.Culture);
        var names = Words([input.Name, input.Brand, .. input.Terms.NeverTranslate.Select(term => term.Term)]);
        var facts = Words(input.Product.Facts.SelectMany(fact => fact.Values));
        foreach (var field in input.Copy.Fields)
        {
            var parts = input.Parts.Where(part => part.Field == field.Key).Select(part => (part, words: ForeignWords.Read(part.Text, own).ToList())).ToList();
            var unnamed = parts.SelectMany(x => x.words).Where(word => !names.Contains(word.Text) && !IsStanding(word)).ToList();
            var native = parts.Sum(x => ForeignWords.WeighOwn(input.WithoutNames(x.part.Text), own));
            if (unnamed.Sum(word => word.Weight) > native)
            {
                var script = unnamed.GroupBy(word => word.Script).MaxBy(group => group.Sum(word => word.Weight))!.Key;
                var expected = string.Join(", ", own.Select(other => other.ToString()).Order());
                yield return Finding(field.Key, script.ToString(), expected, $"The field {field.Key} is mostly in {script} letters; {LanguageNames.Language(input.Locale.Code)} is written in {expected}.");
                continue;
            }

            foreach (var (part, word) in parts.SelectMany(x => x.words, (x, word) => (x.part, word)).Where(x => !facts.Contains(x.word.Text) && !names.Contains(x.word.Text) && !IsStanding(x.word)).Take(MaxWords))
                yield return Finding(part.Field, word.Text, "", $"\"{word.Text}\" is in {word.Script} letters and not in the facts.", part.Span(word.Start, word.Text.Length)) with { Severity = Severity.Major };
        }
    }

    // Units, abbreviations (USB, T in T恤) and words with digits or inner capitals (Wi-Fi, H2O) are written so everywhere.
    private static bool IsStanding(ForeignWord word) => word.Script == UnicodeScript.Latin
        ? word.Text.Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c)) || (word.Text.Length == 1 && char.IsUpper(word.Text[0])) || Units.TryFind(word.Text, out _)
        : word.Script == UnicodeScript.Greek && word.Text.Length == 1;

    private static HashSet<string> Words(IEnumerable<string> values) => values
        .SelectMany(value => value.Split([' ', ',', ';', '/', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries).Concat(value.Split(' ')))
        .Select(word => word.Normalize(NormalizationForm.FormC)).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
