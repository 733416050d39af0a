using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Typography;

namespace Catalog.Jobs.Checks;

/// <summary>Spaces that are too many, missing or in the wrong place. Which kind of space stands before a French mark is put right without a word.</summary>
public sealed partial class SpacingCheck() : TextCheck(new CheckData("spacing", "Spacing", Severity.Minor, "locale.spacing")
{
    Description = "Two spaces, spaces at an end, a space before a comma or full stop, none behind a comma between words; in French none before : ; ! ? » or behind « (in Canada only : and the guillemets), elsewhere one before them. A plain space before a French mark becomes a no-break space without a finding.",
    Needs = ["empty"],
    Fixes = true,
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var spaced = TypographyRules.Of(input.Culture).SpacedMarks;
        foreach (var part in input.Parts.Where(part => !part.Text.Contains('<', StringComparison.Ordinal)))
        {
            var addresses = UrlCheck.Places(part.Text);
            foreach (var (match, right, message) in Faults(part.Text, spaced).Where(one => !addresses.Any(place => place.Start <= one.Match.Index && one.Match.Index < place.Start + place.Length)))
            {
                var span = part.Span(match.Index, match.Length);
                yield return Finding(part.Field, match.Value, right, message + ".", span) with { Fix = new(span, right) };
            }
        }
    }

    private static IEnumerable<(Match Match, string Right, string Message)> Faults(string text, IReadOnlyDictionary<char, char> spaced)
    {
        foreach (Match match in Doubled().Matches(text)) yield return (match, match.Value[..1], "Two spaces stand where one belongs");
        foreach (Match match in Edge().Matches(text)) yield return (match, "", "A space stands at an end");
        foreach (Match match in Before().Matches(text).Where(match => !spaced.ContainsKey(match.Value[^1])))
        {
            var end = match.Index + match.Length;
            yield return (match, match.Value[^1..] + (end < text.Length && char.IsLetter(text[end]) ? " " : ""), $"A space stands before \"{match.Value[^1]}\"");
        }

        foreach (Match match in Glued().Matches(text)) yield return (match, match.Value + " ", $"No space stands behind \"{match.Value}\"");
        if (spaced.Count == 0) yield break;
        foreach (Match match in Bare().Matches(text).Where(match => spaced.ContainsKey(match.Value[0])))
            yield return (match, $"{spaced[match.Value[0]]}{match.Value}", $"No space stands before \"{match.Value}\"");
        foreach (Match match in Opening().Matches(text)) yield return (match, match.Value + "\u00A0", "No space stands behind \"«\"");
    }

    [GeneratedRegex(@"(?<=\S)[ \u00A0\u202F]{2,}(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Doubled();

    [GeneratedRegex(@"\A[ \u00A0\u202F]+|[ \u00A0\u202F]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Edge();

    // Not ".NET", ".5", " :)" or " ...".
    [GeneratedRegex(@"(?<=[\p{L}\p{M}\d])[ \u00A0\u202F](?:,(?!\d)|[.;:!?](?=\s|\z)|[،؛؟])", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    // Between words of scripts with spaces; what is in another kind of mark (addresses, codes) has no such comma.
    [GeneratedRegex(@"(?<=[\p{Ll}\p{Lu}\u0600-\u06FF])[,;،؛](?=[\p{Ll}\p{Lu}\u0600-\u06FF])", RegexOptions.CultureInvariant)]
    private static partial Regex Glued();

    // Not within 12:30, https://, &amp; or ?!.
    [GeneratedRegex(@"(?<=[\p{L}\p{M}\d%°)])(?:(?<!&\w{1,30})[;!?](?![\w/=&])|:(?![\d/\\])|»)", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"«(?=[\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
