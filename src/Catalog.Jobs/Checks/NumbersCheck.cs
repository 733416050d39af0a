using Catalog.Jobs.Checks.Quantities;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Numbers that the facts don't have. Written in any locale's way they are compared by value and unit, converted where both units measure the same.
/// A number without a known unit may be any of the facts' numbers.
/// </summary>
public sealed class NumbersCheck() : TextCheck("numbers", "Numbers and units", Severity.Critical, "accuracy.number")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var facts = new FactQuantities(input.Product, input.Catalog.Columns);
        foreach (var part in input.Parts)
        {
            // The name's own number is no measure, whatever word follows it: Arabic "Trail 40 ساعة" is a watch, not 40 hours.
            foreach (var wrong in Unknown(input.WithoutNames(part.Text), facts)) yield return Report(part, wrong, facts);
        }
    }

    private Finding Report(TextPart part, Quantity wrong, FactQuantities facts)
    {
        var expected = facts.Expected(wrong);
        var instead = expected.Length > 0 ? $"; they say {expected}" : "";

        // A number inside of a word may be a standing term ("H2O").
        var severity = wrong.Code is null ? Severity.Critical : Severity.Major;
        return Finding(part.Field, wrong.Text, expected, $"\"{wrong.Code ?? wrong.Text}\" is not in the facts{instead}.", part.Span(wrong.Span), severity);
    }

    private static IEnumerable<Quantity> Unknown(string text, FactQuantities facts)
    {
        foreach (var quantity in QuantityReader.Read(text).Where(quantity => !facts.Has(quantity)))
        {
            // "37 210 g" may be 37210 g, or a name's 37 and 210 g.
            var apart = QuantityReader.Read(quantity.Text, joinSpaces: false).ToList();
            if (apart.Count < 2 || !facts.IsOfName(apart[0])) yield return quantity;
            else
                foreach (var wrong in apart.Where(part => !facts.Has(part)))
                    yield return wrong with { Span = wrong.Span with { Start = quantity.Span.Start + wrong.Span.Start } };
        }
    }
}
