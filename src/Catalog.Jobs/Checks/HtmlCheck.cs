using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks;

/// <summary>Tags, comments and entities: texts are plain. Active content is critical.</summary>
public sealed partial class HtmlCheck() : TextCheck("html", "HTML", Severity.Critical, "markup.html")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        foreach (var part in input.Parts)
        {
            foreach (Match match in Markup().Matches(part.Text))
            {
                var active = Active().IsMatch(match.Value);
                var message = active ? $"\"{match.Value}\" could run code in a shop." : $"\"{match.Value}\" is HTML; texts are plain.";
                yield return Finding(part.Field, match.Value, "", message, part.Span(match.Index, match.Length), active ? Severity.Critical : Severity.Major);
            }
        }
    }

    // Tags with their attributes, also one that is never closed; comments; named and numbered entities; addresses that are code.
    [GeneratedRegex(
        """</?[a-z][^<>]*>?|<!--|<![a-z]|&(?:[a-z][a-z0-9]{1,30}|#[0-9]{1,7}|#x[0-9a-f]{1,6});|\b(?:javascript|vbscript):\S*""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(
        """^</?(?:script|iframe|object|embed|form|input|svg|math|style|link|meta|base|template)\b|[\s"'/]on[a-z]+\s*=|(?:java|vb)script:|srcdoc""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Active();
}
