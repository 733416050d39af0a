using Catalog.Jobs.Checks.Names;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>A GTIN of the facts that can't be one.</summary>
public sealed class GtinCheck() : ProductCheck(new CheckData("gtin", "GTIN of the facts", Severity.Minor, "source.gtin")
{
    Description = "A fact called gtin, ean, upc or barcode that doesn't have 8, 12, 13 or 14 digits, or whose check digit is wrong.",
})
{
    private static readonly string[] Keys = ["gtin", "ean", "upc", "barcode"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(ProductInput input)
    {
        foreach (var fact in input.Product.Facts.Where(fact => Keys.Contains(fact.Key.ToLowerInvariant())))
        {
            foreach (var value in fact.Values)
            {
                var digits = value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
                if (!digits.All(char.IsAsciiDigit) || !Gtin.HasLength(digits)) yield return Finding(fact.Key, value, "", $"The fact {fact.Key} is no number of 8, 12, 13 or 14 digits.");
                else if (!Gtin.IsValid(digits)) yield return Finding(fact.Key, value, "", $"The check digit of the fact {fact.Key} doesn't fit the others.");
            }
        }
    }
}
