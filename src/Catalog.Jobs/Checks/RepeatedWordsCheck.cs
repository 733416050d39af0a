using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Typography;

namespace Catalog.Jobs.Checks;

/// <summary>A word that stands twice in a row. What a language doubles on purpose (<see cref="Doublings"/>) and what the facts double is fine.</summary>
public sealed partial class RepeatedWordsCheck() : TextCheck(new CheckData("repeated-words", "Repeated word", Severity.Minor, "fluency.repeated")
{
    Description = "A word of two letters or more twice in a row (\"the the\"). Not where the language doubles words (Turkish, Vietnamese, Hindi; \"nous nous\", \"that that\"). In Chinese and Japanese a run of letters that stands twice, unless it may be reduplication (シャキシャキ, 一歩一歩).",
    Needs = ["empty"],
    Fixes = true,
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var language = input.Culture.TwoLetterISOLanguageName;
        if (Doublings.AreCommon(language)) yield break;
        var facts = string.Join('\n', input.Product.Facts.Select(fact => new FoldedText(fact.Text).Text));
        var patterns = language switch
        {
            "ja" or "zh" => [Runs()],
            "fr" or "it" or "ca" => [Words(), Elided()],
            _ => new[] { Words() },
        };
        foreach (var part in input.Parts)
        {
            var text = part.Folded;
            foreach (var match in patterns.SelectMany(pattern => pattern.Matches(text.Text)))
            {
                var (unit, all) = (match.Groups["unit"], match.Value);
                var before = text.Text[..match.Index].TrimEnd();
                if ((Doublings.IsFine(language, unit.Value, before.EndsWith(',')) && !IsAbbreviation(text, unit)) || facts.Contains(all, StringComparison.Ordinal)) continue;
                var span = part.Span(text.Span(match.Index, match.Length));
                var again = part.Span(text.Span(unit.Index + unit.Length, match.Index + match.Length - unit.Index - unit.Length));
                var found = part.Text.Substring(span.Start, span.Length);
                var once = part.Text[span.Start..again.Start];
                yield return Finding(part.Field, found, once, $"\"{once}\" stands there more than once in a row.", span) with { Fix = new(again, "") };
            }
        }
    }

    // USBUSB in a text without spaces is no name.
    private static bool IsAbbreviation(FoldedText text, Group unit)
    {
        var (span, least) = (text.Span(unit.Index, unit.Length), 3);
        return span.Length >= least && text.Original.AsSpan(span.Start, span.Length).IndexOfAnyExceptInRange('A', 'Z') < 0;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{M}\d'’])(?<unit>\p{L}[\p{L}\p{M}'’]+)(?:[ \t\u00A0\u202F]+\k<unit>(?![\p{L}\p{M}\d'’]))+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // "l'huile huile": an article that lost its vowel stands before the first.
    [GeneratedRegex(@"(?<=(?<![\p{L}\p{M}])\p{L}{1,6}['’])(?<unit>\p{L}[\p{L}\p{M}]+)(?:[ \t\u00A0\u202F]+\k<unit>(?![\p{L}\p{M}\d'’-]))+", RegexOptions.CultureInvariant)]
    private static partial Regex Elided();

    [GeneratedRegex(@"(?<unit>[\p{L}\p{M}\dー]{2,}?)\k<unit>+", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();
}
