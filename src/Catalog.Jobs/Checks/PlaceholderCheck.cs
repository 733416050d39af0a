using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>Parts of a template: those that the facts don't have were invented, altered or never filled in; those that they have must stay.</summary>
public sealed partial class PlaceholderCheck() : TextCheck(new CheckData("placeholders", "Placeholder", Severity.Critical, "markup.placeholder")
{
    Description = "`{{x}}`, `{% x %}`, `${x}`, `{x}`, `{0}`, `[[x]]`, `<%= x %>`, `%s`, `%1$d`, `%(x)s`, `%{x}` that no fact has; and one that a fact has and the text doesn't (major).",
    Needs = ["empty"],
    Fixes = true,
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var known = input.Product.Facts.SelectMany(fact => fact.Values).SelectMany(value => Placeholder().Matches(value)).Select(match => match.Value).ToHashSet();
        var present = input.Parts.SelectMany(part => Placeholder().Matches(part.Text), (part, match) => (part, match)).ToList();
        var lost = known.Except(present.Select(place => place.match.Value)).ToList();
        var invented = present.Where(place => !known.Contains(place.match.Value)).ToList();
        foreach (var (part, match) in invented)
        {
            var span = part.Span(match.Index, match.Length);
            var meant = lost.Count == 1 && invented.Count == 1 ? lost[0] : "";
            var message = meant.Length > 0 ? $"\"{match.Value}\" stands for the placeholder \"{meant}\" of the facts." : $"\"{match.Value}\" is a placeholder that was not filled in.";
            yield return Finding(part.Field, match.Value, meant, message, span) with { Fix = meant.Length > 0 ? new(span, meant) : null };
        }

        foreach (var placeholder in lost)
            yield return Finding(null, "", placeholder, $"The text lacks the placeholder \"{placeholder}\" of the facts.", null, Severity.Major);
    }

    // {{x}}, {% x %}, ${x}, {x}, {0}, <%= x %>, [[x]], %(x)s, %{x}, %s and %1$s (but not "50%s", and a percent sign before a word is none).
    [GeneratedRegex(
        """\{\{[^{}]*\}\}|\{%[^{}%]*%\}|[$%]\{[^{}]*\}|\{[A-Za-z_][\w.]*\}|\{\d+\}|<%[^<>]*%>|\[\[[^\[\]]*\]\]|(?<![\d\w%])%(?:\(\w+\))?(?:\d+\$)?[sd@](?!\w)""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
