using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Another product's value of a column in the place of the product's own, in texts of the facts' language.</summary>
public sealed class AttributesCheck() : TextCheck(new CheckData("attributes", "Attribute", Severity.Major, "accuracy.attribute")
{
    Description = "A text in the facts' language that has another product's value of a column (material, size, colour) and nowhere the product's own. Names, categories, lists and columns with numbers are left out; other languages are the read-back's.",
    Needs = ["empty", "language"],
})
{
    private const int ShortestValue = 4;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        if (!input.IsSourceLanguage || input.Vocabulary is not { } vocabulary) yield break;
        var columns = input.Catalog.Columns;
        var facts = string.Join('\n', input.Product.Facts.Select(fact => fact.Text));
        foreach (var key in columns.Facts.Where(key => key != columns.Title && key != columns.Brand && key != columns.Category && !columns.Lists.ContainsKey(key)))
        {
            var own = input.Product.Value(key);
            if (own.Length < ShortestValue || own.Any(char.IsDigit) || !vocabulary.TryGetValue(key, out var values)) continue;
            if (input.Parts.Any(part => TermSearch.Contains(part.Text, own))) continue;
            foreach (var (part, span) in Others(input, values, facts))
            {
                var found = part.Text.Substring(span.Start, span.Length);
                yield return Finding(part.Field, found, own, $"The text says {found} ({key}); the facts say {own}.", part.Span(span));
            }
        }
    }

    private static IEnumerable<(TextPart Part, TextSpan Span)> Others(CheckInput input, IEnumerable<string> values, string facts)
    {
        var others = values.Where(value => value.Length >= ShortestValue && !TermSearch.Contains(facts, value)).OrderByDescending(value => value.Length).ThenBy(value => value, StringComparer.Ordinal).ToList();
        foreach (var part in input.Parts)
        {
            var taken = new List<TextSpan>();
            foreach (var span in others.SelectMany(value => TermSearch.Find(part.Text, value)))
            {
                if (taken.Exists(other => span.Start < other.Start + other.Length && other.Start < span.Start + span.Length)) continue;
                taken.Add(span);
                yield return (part, span);
            }
        }
    }
}
