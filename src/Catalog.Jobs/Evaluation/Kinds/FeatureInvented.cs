using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A bullet of another product, in right words of the locale, about a feature that this one doesn't have.</summary>
internal sealed class FeatureInvented() : FaultKind("feature-invented", "Invented feature", ReadBackCheck.Id, "accuracy.claim", "accuracy.attribute")
{
    public override FaultCost Cost => FaultCost.Model;

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.PartsOf("bullets").FirstOrDefault() is not { } part) return null;
        var others = context.Set.Of(text.Locale.Code).Where(other => !Features(other).Overlaps(Features(text))).SelectMany(other => other.PartsOf("bullets"))
            .Select(bullet => bullet.Text).Where(bullet => !bullet.Any(char.IsDigit) && !text.Parts.Any(own => own.Text.Contains(bullet, StringComparison.OrdinalIgnoreCase)))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return context.Pick(others) is { } feature ? text.PlantWhole(part, feature) : null;
    }

    private static HashSet<string> Features(EvaluationText text) =>
        [.. text.Product.Facts.Where(fact => text.Catalog.Columns.Lists.ContainsKey(fact.Key)).SelectMany(fact => fact.Values)];
}
