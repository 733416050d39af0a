using System.Globalization;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>
/// Shopify's product CSV, under the column names of today (<c>URL handle</c>, <c>Description</c>) and those before (<c>Handle</c>, <c>Body (HTML)</c>). A product
/// is its handle; the lines below its first one add variants and pictures, and their product cells are empty.
/// Source: https://help.shopify.com/en/manual/products/import-export/using-csv
/// </summary>
internal static class ShopifyProducts
{
    private const int Images = 10;

    // What Shopify calls the only option of a product without variants.
    private const string NoOption = "Title";

    private static readonly string[] Handle = ["URL handle", "Handle"];

    // The dialect's name of a column → the file's, new and old.
    private static readonly (string Name, string[] Sources, Func<string, int, DerivedColumn> Make)[] Columns =
    [
        ("handle", Handle, Derived.First),
        ("title", ["Title"], Derived.First),
        ("description", ["Description", "Body (HTML)", "Body HTML"], Derived.Html),
        ("vendor", ["Vendor"], Derived.First),
        ("product category", ["Product category", "Standardized Product Type"], Derived.First),
        ("type", ["Type", "Custom Product Type"], Derived.First),
        ("tags", ["Tags"], (name, source) => Derived.Split(name, source, ',')),
        ("published", ["Published on online store", "Published"], Derived.First),
        ("status", ["Status"], Derived.First),
        ("sku", ["SKU", "Variant SKU"], Derived.Distinct),
        ("barcode", ["Barcode", "Variant Barcode"], Derived.Distinct),
        ("price", ["Price", "Variant Price"], Derived.Distinct),
        ("compare-at price", ["Compare-at price", "Variant Compare At Price"], Derived.Distinct),
        ("weight", ["Weight value (grams)", "Variant Grams"], Grams),
        ("gender", ["Google Shopping / Gender"], Derived.First),
        ("age group", ["Google Shopping / Age group"], Derived.First),
        ("seo title", ["SEO title"], Derived.First),
        ("seo description", ["SEO description"], Derived.First),
        ("image alt texts", ["Image alt text"], Derived.Distinct),
    ];

    private static readonly string[] Image = ["Product image URL", "Image Src"];
    private static readonly string[] Position = ["Image position"];
    private static readonly string[] VariantImage = ["Variant image URL", "Variant Image"];

    public static Dialect Dialect { get; } = new("shopify-products", "a Shopify product export", Recognises, See) { Columns = CatalogColumns };

    private static bool Recognises(IReadOnlyList<string> header)
    {
        var places = new HeaderPlaces(header);
        return places.Has("Title") && (places.Has("URL handle")
            || (places.Has("Handle") && places.Has("Body (HTML)", "Variant SKU", "Variant Price", "Image Src", "Option1 Name")));
    }

    private static DerivedTable See(ITable table, TableSettings settings)
    {
        var places = new HeaderPlaces(table.Header);
        var columns = new List<DerivedColumn>();
        foreach (var (name, sources, make) in Columns)
        {
            if (places.Of(sources) is >= 0 and var source) columns.Add(make(name, source));
        }

        if (ShopifyOptions.Of(places, NoOption) is { } options) columns.Add(options);
        int[] images = [places.Of(Image), places.Of(Position), places.Of(VariantImage)];
        if (images[0] >= 0) columns.AddRange(Derived.Numbered("image", Images, [.. images.Where(place => place >= 0)], lines => ImagesOf(lines, images)));
        var used = columns.SelectMany(column => column.Sources).ToHashSet();
        var rest = table.Header.Index().Where(column => !used.Contains(column.Index) && column.Item.Length > 0);
        foreach (var (i, name) in rest) columns.Add(Derived.First(ShopifyMetafields.Label(name, label => IsTaken(columns, label)) ?? name, i));
        return new(table, Dialect.Name, columns, places.Of(Handle));
    }

    private static bool IsTaken(IEnumerable<DerivedColumn> columns, string name) => columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static DialectColumns CatalogColumns(ITable table)
    {
        var header = table.Header;
        string[] fixedFacts = ["title", "vendor", "product category", "type", ShopifyOptions.Name, "weight", "gender", "age group"];
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var metafields = table.SourceHeader.Where(ShopifyMetafields.IsFact)
            .Select(column => ShopifyMetafields.Label(column, label => Columns.Any(own => own.Name.Equals(label, StringComparison.OrdinalIgnoreCase)) || !labels.Add(label))!)
            .Where(header.Contains).ToList();
        string[] facts = [.. fixedFacts, .. metafields, "tags", "description"];
        string[] attributes = ["sku", "barcode", "price", "compare-at price", "status", "published", "seo title", "seo description", "more images"];
        return new(
            "handle", "title",
            [.. facts.Where(header.Contains)],
            [.. new[] { ShopifyOptions.Name, "weight", "tags" }.Where(header.Contains)],
            [.. Enumerable.Range(1, Images).Select(number => $"image {number}").Where(header.Contains)],
            [.. attributes.Where(header.Contains)],
            header.Contains("product category") ? "product category" : header.Contains("type") ? "type" : null,
            header.Contains("vendor") ? "vendor" : null,
            ["product category", "gender", "age group", "weight", .. metafields]);
    }

    private static DerivedColumn Grams(string name, int source) => new(name, [source], lines =>
        Derived.List(Derived.Each(lines, source).Where(value => value.Trim('0', '.', ',').Length > 0).Select(value => value + " g")));

    // In the order of their positions; a picture of a variant that isn't one of the product's comes last.
    private static List<string> ImagesOf(IReadOnlyList<string[]> lines, int[] places)
    {
        var own = lines
            .Where(line => !string.IsNullOrWhiteSpace(line[places[0]]))
            .Select(line => (Url: line[places[0]].Trim(), Position: places[1] < 0 ? null : Number(line[places[1]])))
            .OrderBy(image => image.Position ?? int.MaxValue)
            .Select(image => image.Url);
        var variants = places[2] < 0 ? [] : Derived.Each(lines, places[2]);
        return [.. own.Concat(variants).Distinct()];
    }

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
