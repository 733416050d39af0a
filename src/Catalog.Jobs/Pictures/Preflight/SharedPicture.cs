using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Pictures.Preflight;

/// <summary>
/// Judges a picture that two products share. Variants that differ in what no picture shows, a measure or a material, may; where they differ in what it
/// shows, a colour or the category, it is wrong for one of them.
/// </summary>
internal static class SharedPicture
{
    /// <summary>The finding; null where the two may share the picture.</summary>
    public static Finding? Judge(string name, Product product, Product other, ColumnMapping columns)
    {
        var differing = columns.Visible.Append(columns.Category).Select(product.Fact).OfType<Fact>()
            .FirstOrDefault(fact => other.Fact(fact.Key) is { } theirs && !FactText.Same(fact.Text, theirs.Text));
        return differing is null ? null : new Finding(
            "image.duplicate", Severity.Major, PicturePreflight.Id, differing.Key, other.Value(differing.Key), differing.Text,
            $"{name} is also the picture of {other.Sku}, whose {differing.Key} is {other.Value(differing.Key)}; here it is {differing.Text}.");
    }
}
