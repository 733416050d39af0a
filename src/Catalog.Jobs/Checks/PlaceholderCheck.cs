using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks;

/// <summary>Parts of a template that nobody filled in.</summary>
public sealed partial class PlaceholderCheck() : TextCheck("placeholders", "Placeholder", Severity.Critical, "markup.placeholder")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input) =>
        from part in input.Parts
        from match in Placeholder().Matches(part.Text)
        select Finding(part.Field, match.Value, "", $"\"{match.Value}\" is a placeholder that was not filled in.", part.Span(match.Index, match.Length));

    // {{x}}, ${x}, {x}, {0}, <%= x %>, [[x]], %s and %1$s (but not "50%s", and a percent sign before a word is none).
    [GeneratedRegex(
        """\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{[A-Za-z_][\w.]*\}|\{\d+\}|<%[^<>]*%>|\[\[[^\[\]]*\]\]|(?<![\d\w%])%(?:\d+\$)?[sd@](?!\w)""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
