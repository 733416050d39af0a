using System.Globalization;
using System.Text;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>Fields without anything to read.</summary>
public sealed class EmptyCheck() : TextCheck(new CheckData("empty", "Empty field", Severity.Critical, "empty")
{
    Description = "A field that is missing or has nothing visible; an empty element of a list is major.",
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        foreach (var rules in input.Catalog.Fields)
        {
            if (input.Copy.Field(rules.Key) is not { } field)
            {
                yield return Finding(rules.Key, "", "", $"The field {rules.Key} is missing.");
                continue;
            }

            var empty = field.Items.Select((text, item) => (text, item)).Where(x => !HasVisible(x.text)).ToList();
            if (empty.Count == field.Items.Count) yield return Finding(rules.Key, "", "", $"The field {rules.Key} is empty.");
            else
                foreach (var (_, item) in empty)
                    yield return Finding(rules.Key, "", "", $"Element {item + 1} of {rules.Key} is empty.", new TextSpan(0, 0, item), Severity.Major);
        }
    }

    private static bool HasVisible(string text) => text.EnumerateRunes().Any(rune =>
        !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));
}
