using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Markup;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>Markup in plain fields; in fields that allow it what is unsafe, broken, or not as in the source locale's text.</summary>
public sealed partial class HtmlCheck() : TextCheck(new CheckData("html", "HTML", Severity.Critical, "markup.html")
{
    Description = "Tags, comments and entities in a plain field (major); scripts, event handlers and `javascript:` (critical). Where the field allows HTML: what HtmlSanitizer would take out (critical), tags that aren't closed or close another (major), and other tags than the source locale's text has (major).",
    Needs = ["empty"],
    Flags = [new("html", ["allowed", "plain"], "Whether a field may hold HTML. Without it fields are plain.")],
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input) =>
        input.Parts.SelectMany(part => input.Flags.Of(part.Field).Value("html") == "allowed" ? Rich(part, input) : Plain(part));

    private IEnumerable<Finding> Plain(TextPart part)
    {
        foreach (Match match in Markup().Matches(part.Text))
        {
            var active = Active().IsMatch(match.Value);
            var message = active ? $"\"{match.Value}\" could run code in a shop." : $"\"{match.Value}\" is HTML; texts are plain.";
            yield return Finding(part.Field, match.Value, "", message, part.Span(match.Index, match.Length), active ? Severity.Critical : Severity.Major);
        }
    }

    private IEnumerable<Finding> Rich(TextPart part, CheckInput input)
    {
        foreach (var (what, span) in HtmlSafety.Unsafe(part.Text))
            yield return Finding(part.Field, what, "", $"\"{what}\" isn't safe in a shop.", span is null ? null : part.Span(span));
        var tags = HtmlTags.Read(part.Text);
        foreach (var tag in HtmlTags.Unbalanced(tags))
            yield return Finding(part.Field, tag.Text, "", $"\"{tag.Text}\" has no counterpart.", part.Span(tag.Start, tag.Text.Length), Severity.Major);
        if (input.Source?.Field(part.Field) is not { } source || source.Items.Count <= part.Item) yield break;
        var (own, expected) = (HtmlTags.Names(tags), HtmlTags.Names(HtmlTags.Read(source.Items[part.Item])));
        if (own != expected)
            yield return Finding(part.Field, own, expected, $"The field {part.Field} has the tags \"{own}\", the source locale's text \"{expected}\".", null, Severity.Major);
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
