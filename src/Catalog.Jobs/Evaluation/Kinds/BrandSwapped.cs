namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>The title has another product's brand.</summary>
internal sealed class BrandSwapped() : FaultKind("brand-swapped", "Another brand", "brand", "terminology.brand")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var brand = text.Product.Value(text.Catalog.Columns.Brand);
        var others = context.Set.Of(text.Locale.Code).Select(other => other.Product.Value(text.Catalog.Columns.Brand))
            .Where(other => other.Length > 0 && other != brand).Distinct().Order(StringComparer.Ordinal).ToList();
        if (brand.Length == 0 || NameEdits.InTitle(text, brand) is not var (part, span) || context.Pick(others) is not { } wrong) return null;
        return text.Plant(part, span.Start, span.Length, wrong);
    }
}
