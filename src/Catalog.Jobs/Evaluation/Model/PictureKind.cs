using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation.Pictures;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>A product whose picture and facts don't fit any more.</summary>
/// <param name="What">What was done, for people.</param>
internal sealed record PictureFault(Product Product, HashedPicture Picture, string What);

/// <summary>A kind of mismatch between pictures and facts, planted by swapping one of them between products or by drawing on the picture.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Name">What people read.</param>
/// <param name="Type">The finding that must come.</param>
/// <param name="Plant">Product, all products, columns and random numbers → the fault; null: no chance.</param>
internal sealed record PictureKind(
    string Id, string Name, string Type, Func<PictureProduct, IReadOnlyList<PictureProduct>, ColumnMapping, Random, PictureFault?> Plant)
{
    private const string Color = "color";

    // Of the longer side.
    private const double Blur = 0.02;

    /// <summary>All kinds that can be planted.</summary>
    public static IReadOnlyList<PictureKind> All { get; } =
    [
        new("picture-category", "Picture of another category", "image.category", (own, all, columns, random) =>
            Swap(own, all.Where(other => Differs(own, other, columns.Category) && columns.Category == "category"), random)),
        new("picture-color", "Picture in another colour", "image.color", (own, all, columns, random) =>
            Swap(own, all.Where(other => !Differs(own, other, columns.Category) && Differs(own, other, Color)), random)),
        new("picture-fact-color", "Another colour in the facts", "image.color", (own, all, _, random) => WithFact(own, all, Color, random)),
        new("picture-fact-category", "Another category in the facts", "image.category", (own, all, columns, random) =>
            columns.Category == "category" ? WithFact(own, all, "category", random) : null),
        new("picture-fact-material", "Another material in the facts", "image.material", (own, all, _, random) => WithFact(own, all, "material", random)),
        new("picture-count", "Two items in the picture", "image.count", (own, _, _, _) => new(own.Product, PictureEdits.Twice(own.Picture), "the picture shows two items")),
        new("picture-unusable", "Picture out of focus", "image.unusable", (own, _, _, _) => new(own.Product, PictureEdits.Blurred(own.Picture, Blur), "the picture is out of focus")),
        new("picture-overlay", "Sticker over the picture", "image.overlay", (own, _, _, random) => new(own.Product, PriceSticker.On(own.Picture, random), "a price sticker lies over the picture")),
    ];

    private static bool Differs(PictureProduct a, PictureProduct b, string? fact) => a.Product.Value(fact) != b.Product.Value(fact);

    private static PictureFault? Swap(PictureProduct own, IEnumerable<PictureProduct> others, Random random)
    {
        var all = others.ToList();
        if (all.Count == 0) return null;
        var other = all[random.Next(all.Count)];
        return new(own.Product, other.Picture, $"the picture is that of {other.Product.Sku}");
    }

    private static PictureFault? WithFact(PictureProduct own, IReadOnlyList<PictureProduct> all, string key, Random random)
    {
        var values = all.Select(other => other.Product.Value(key)).Where(value => value.Length > 0 && value != own.Product.Value(key)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (own.Product.Fact(key) is null || values.Count == 0) return null;
        var value = values[random.Next(values.Count)];
        var facts = own.Product.Facts.Select(fact => fact.Key == key ? new Fact(key, [value]) : fact).ToList();
        return new(own.Product with { Facts = facts }, own.Picture, $"the fact {key} says {value}");
    }
}
