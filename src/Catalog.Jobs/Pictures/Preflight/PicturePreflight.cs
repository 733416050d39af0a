using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Products;
using Catalog.Model.Pictures;
using Npgsql;

namespace Catalog.Jobs.Pictures.Preflight;

/// <summary>Checks a product's pictures without a model: whether they can be read and seen, fit the channels, and are this product's alone.</summary>
public sealed class PicturePreflight(NpgsqlDataSource source, ProductStore products, CatalogDefinition catalog)
{
    /// <summary>The source of its findings.</summary>
    public const string Id = "preflight";

    // A placeholder picture may stand at thousands of products; a few say enough.
    private const int MostOthers = 20;

    private readonly PictureStore store = new(source);

    /// <summary>Its entry among the checks.</summary>
    public static RunCheck Check { get; } = new(new CheckData(
        Id, "Measured pictures", Severity.Critical, "image.unreadable", "image.blank", "image.blurred", "image.size", "image.format", "image.color_space", "image.border",
        "image.duplicate", "image.repeated")
    {
        Description = "Pictures that can't be read, are blank or blurred, break the catalogue's or a channel's rules, belong to another product, too, or stand twice at one. Unreadable ones are critical, repeated ones minor, the others major.",
        Scope = CheckScope.Product,
    });

    /// <summary>What is wrong with a product's pictures.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(Product product, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        if (new FlagScope(catalog, product).Of(null).Ignores(Id)) return findings;
        var seen = new List<(string Name, PictureLikeness Likeness)>();
        foreach (var file in product.Pictures)
        {
            var name = Path.GetFileName(file.Path);
            try
            {
                var picture = await store.GetAsync(file, cancellationToken);
                findings.AddRange(PictureMeasures.Check(name, picture, catalog));
                findings.AddRange(Repeated(name, picture.Likeness, seen));
                findings.AddRange(await SharedAsync(name, file, picture, product, cancellationToken));
                seen.Add((name, picture.Likeness));
            }
            catch (Exception e) when (PictureStore.IsUnreadable(e))
            {
                findings.Add(Unreadable(name, e));
            }
        }

        return findings;
    }

    /// <summary>A finding where an earlier picture of the product is the same one.</summary>
    internal static IEnumerable<Finding> Repeated(string name, PictureLikeness likeness, List<(string Name, PictureLikeness Likeness)> seen) =>
        seen.Where(earlier => earlier.Likeness.IsLike(likeness)).Take(1).Select(earlier => new Finding(
            "image.repeated", Severity.Minor, Id, null, name, "", $"{name} and {earlier.Name} are the same picture."));

    /// <summary>A picture that can't be read.</summary>
    internal static Finding Unreadable(string name, Exception why) =>
        new("image.unreadable", Severity.Critical, Id, null, name, "", $"{name} can't be read: {why.Message}");

    private async Task<IReadOnlyList<Finding>> SharedAsync(
        string name, MediaFile file, PictureInspection picture, Product product, CancellationToken cancellationToken)
    {
        var alike = await store.AlikeAsync(file, picture.Likeness, cancellationToken);
        var others = await products.GetAsync(await store.ProductsWithAsync(alike, product.Id, MostOthers, cancellationToken), cancellationToken);
        return [.. others.Select(other => SharedPicture.Judge(name, product, other, catalog.Columns)).OfType<Finding>().Take(1)];
    }
}
