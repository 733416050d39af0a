using Catalog.Jobs.Checks.Quantities;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Numbers that the facts don't have. Written in the locale's way they are compared by value and unit; whether units may be converted is the input's
/// <see cref="CheckInput.UnitsOf"/>. A number without a known unit may be any of the facts' numbers.
/// </summary>
public sealed class NumbersCheck() : TextCheck("numbers", "Numbers and units", Severity.Critical, "accuracy.number", UnitType)
{
    /// <summary>The type of a right number with a wrong unit, and of a unit that the catalogue doesn't want.</summary>
    public const string UnitType = "accuracy.unit";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var facts = new FactQuantities(input.Product, input.Catalog);
        var locale = QuantityLocale.Of(input.Culture);
        foreach (var part in input.Parts)
        {
            // The name's own number is no measure, whatever word follows it: Arabic "Trail 40 ساعة" is a watch, not 40 hours.
            var all = QuantityChains.Read(input.WithoutNames(part.Text), locale);
            foreach (var (quantity, chained) in all)
            {
                // The 11.8 of "11.8 x 9.3 in" is inches; the 2 of "2 x 500 ml" counts bottles.
                var how = facts.Find(quantity, out var fact);
                if (how == Match.None && chained != quantity) how = facts.Find(chained, out fact);
                if (how == Match.None) foreach (var wrong in Unknown(quantity, locale, facts)) yield return Report(part, wrong, facts);
                else if (how == Match.Converted && IsUnwanted(input.UnitsOf(part.Field), all, fact!)) yield return Unwanted(part, quantity, fact!, input.UnitsOf(part.Field));
            }
        }
    }

    private static bool IsUnwanted(UnitPolicy policy, IReadOnlyList<(Quantity Alone, Quantity Chained)> all, Quantity fact) =>
        policy == UnitPolicy.Keep || (policy == UnitPolicy.Both && !all.Any(other => other.Chained.Unit is not null && other.Chained.To(fact) == Match.Same));

    private Finding Unwanted(TextPart part, Quantity converted, Quantity fact, UnitPolicy policy)
    {
        var rule = policy == UnitPolicy.Keep ? "units are kept as the facts have them" : "the facts' own unit must stand beside it";
        var message = $"\"{converted.Text}\" is {fact.Text} in another unit; {rule}.";
        return Finding(part.Field, converted.Text, fact.Text, message, part.Span(converted.Span), Severity.Major) with { Type = UnitType };
    }

    private Finding Report(TextPart part, Quantity wrong, FactQuantities facts)
    {
        if (facts.OtherUnit(wrong) is { } right)
        {
            var says = right.Length > 0 ? $"; the facts say {right}" : "";
            return Finding(part.Field, wrong.Text, right, $"\"{wrong.Text}\" has another unit than the facts{says}.", part.Span(wrong.Span)) with { Type = UnitType };
        }

        var expected = facts.Expected(wrong);
        var instead = expected.Length > 0 ? $"; they say {expected}" : "";
        return Finding(part.Field, wrong.Text, expected, $"\"{wrong.Code ?? wrong.Text}\" is not in the facts{instead}.", part.Span(wrong.Span), How(wrong));
    }

    // A number inside of a word may be a standing term ("H2O", "4K"); one with a small-letter ending counts ("2er-Pack", "3in1").
    private static Severity How(Quantity wrong) =>
        wrong.Code is not { Length: > 0 } code || (char.IsDigit(code[0]) && char.IsLower(code.FirstOrDefault(char.IsLetter, 'X'))) ? Severity.Critical : Severity.Major;

    // "37 210 g" may be 37210 g, or a name's 37 and 210 g.
    private static IEnumerable<Quantity> Unknown(Quantity quantity, QuantityLocale locale, FactQuantities facts)
    {
        var apart = QuantityReader.Read(quantity.Text, locale, joinSpaces: false).ToList();
        if (apart.Count < 2 || !(facts.IsOfName(apart[0]) || apart.TrueForAll(facts.Has))) return [quantity];
        return apart.Where(part => !facts.Has(part)).Select(part => part with { Span = part.Span with { Start = quantity.Span.Start + part.Span.Start } });
    }
}
