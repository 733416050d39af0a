using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Recognises the product's name under another brand.</summary>
internal static class BrandRule
{
    /// <summary>The product's name without its brand, "Trail 40"; empty where the name is the brand or doesn't have it.</summary>
    public static string WithoutBrand(CheckInput input) =>
        TermSearch.Find(input.Name, input.Brand).FirstOrDefault() is { } span ? input.Name.Remove(span.Start, span.Length).Trim() : "";

    /// <summary>The other brand that a statement names: one that other products have, or what stands in the brand's place beside the rest of the name.</summary>
    public static string? OtherBrand(CheckInput input, string said)
    {
        if (input.Brand.Length == 0 || TermSearch.Contains(said, input.Brand)) return null;
        if (input.Catalog.Columns.Brand is { } key && input.Vocabulary?.GetValueOrDefault(key) is { } brands
            && brands.Where(brand => TermSearch.Contains(said, brand)).MaxBy(brand => brand.Length) is { } known) return known;
        return WithoutBrand(input) is { Length: > 0 } rest && TermSearch.Find(said, rest).FirstOrDefault() is { } span
            && said.Remove(span.Start, span.Length).Trim() is { Length: > 0 } other ? other : null;
    }
}
