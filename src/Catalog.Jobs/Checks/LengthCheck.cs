using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Fields that are longer than the catalogue allows, in characters as a reader counts them or in UTF-8 bytes.</summary>
public sealed class LengthCheck() : TextCheck("length", "Length", Severity.Major, "length")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        foreach (var part in input.Parts)
        {
            if (input.Catalog.Fields.FirstOrDefault(field => field.Key == part.Field) is not { MaxLength: { } limit } rules) continue;
            var (count, kept) = Measure(part.Text, limit, rules.Unit);
            if (count <= limit) continue;
            var unit = rules.Unit == LengthUnit.Bytes ? "bytes" : "characters";
            var where = part.InList ? $"Element {part.Item + 1} of {part.Field}" : $"The field {part.Field}";
            var message = $"{where} has {count} {unit}, {count - limit} more than {limit}.";
            yield return Finding(part.Field, $"{count} {unit}", Prompts.AtMost(rules), message, part.Span(kept, part.Text.Length - kept));
        }
    }

    // The length in the unit, and how many UTF-16 units fit; a character is never cut.
    private static (int Count, int Kept) Measure(string text, int limit, LengthUnit unit)
    {
        int count = 0, kept = 0, at = 0;
        while (at < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, at);
            count += unit == LengthUnit.Bytes ? Encoding.UTF8.GetByteCount(text.AsSpan(at, next)) : 1;
            at += next;
            if (count <= limit) kept = at;
        }

        return (count, kept);
    }
}
