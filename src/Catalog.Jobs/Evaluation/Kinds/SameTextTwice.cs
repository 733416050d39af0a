namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A product has another product's description, word for word.</summary>
internal sealed class SameTextTwice() : FaultKind("same-text-twice", "Same text for two products", "duplicate-text", "consistency.duplicate")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.PartsOf("description").FirstOrDefault() is not { } part) return null;
        var others = context.Set.Of(text.Locale.Code)
            .Where(other => other.Product.Sku != text.Product.Sku && other.PartsOf("description").Any(description => description.Text != part.Text)).ToList();
        if (context.Pick(others) is not { } other) return null;
        var fault = (text with { Beside = [other] }).PlantWhole(part, other.PartsOf("description").First().Text);
        return fault with { Span = null };
    }
}
