namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>The title's brand is misspelled: Nordvik → Nodrvik.</summary>
internal sealed class BrandAltered() : FaultKind("brand-altered", "Brand altered", "brand", "terminology.brand")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var brand = text.Product.Value(text.Catalog.Columns.Brand);
        if (brand.Length < 3 || NameEdits.InTitle(text, brand) is not var (part, span)) return null;
        return text.Plant(part, span.Start, span.Length, NameEdits.Misspell(brand, context.Random));
    }
}
