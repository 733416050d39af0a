using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Products;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Evaluation.Pictures;

/// <summary>Pictures of a product of which one isn't as it should be.</summary>
/// <param name="Pictures">The product's.</param>
/// <param name="Rules">What the catalogue asks of pictures; the right ones are judged by it, too.</param>
/// <param name="What">What was done, for people.</param>
internal sealed record PreflightFault(IReadOnlyList<HashedPicture> Pictures, PictureRules Rules, string What);

/// <summary>A picture with what was measured of it.</summary>
internal sealed record MeasuredPicture(Product Product, HashedPicture Picture, PictureInspection Measured);

/// <summary>A kind of bad picture that measuring finds, without a model.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Name">What people read.</param>
/// <param name="Type">The finding that must come.</param>
/// <param name="Plant">Product, all products, columns and random numbers → the fault; null: no chance.</param>
internal sealed record PreflightKind(string Id, string Name, string Type, Func<MeasuredPicture, IReadOnlyList<MeasuredPicture>, ColumnMapping, Random, PreflightFault?> Plant)
{
    // Of the longer side: a lens that is plainly out of focus.
    private const double Blur = 0.02;

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<PreflightKind> All { get; } =
    [
        Alone("picture-blank", "Blank picture", "image.blank", own => PictureEdits.Blank(own.Picture), _ => PictureRules.None),
        Alone("picture-blurred", "Blurred picture", "image.blurred", own => PictureEdits.Blurred(own.Picture, Blur), _ => PictureRules.None),
        Alone("picture-cut-off", "Picture cut off", "image.unreadable", own => PictureEdits.Cut(own.Picture), _ => PictureRules.None),
        Alone("picture-too-small", "Picture too small", "image.size", own => PictureEdits.Again(own.Picture, 0.5), own => PictureRules.None with { MinWidth = own.Measured.Width }),
        Alone("picture-format", "Picture in another format", "image.format", own => PictureEdits.Reformatted(own.Picture, own.Measured.Format), own => PictureRules.None with { Formats = [own.Measured.Format] }),
        Alone("picture-gray", "Picture without colours", "image.color_space", own => PictureEdits.Gray(own.Picture), own => PictureRules.None with { ColorSpaces = [own.Measured.ColorSpace] }),
        Alone("picture-border", "Picture with a wide border", "image.border", own => PictureEdits.Framed(own.Picture), own => PictureRules.None with { MinFill = own.Measured.Fill / 2 }),
        new("picture-repeated", "Picture twice", "image.repeated", (own, _, _, _) => new([own.Picture, PictureEdits.Again(own.Picture, 0.8)], PictureRules.None, "the picture is there a second time, smaller and compressed anew")),
        new("picture-of-another", "Picture of another product", "image.duplicate", (own, all, columns, random) =>
        {
            var others = all.Where(other => Differs(own.Product, other.Product, columns)).ToList();
            if (others.Count == 0) return null;
            var other = others[random.Next(others.Count)];
            return new([PictureEdits.Again(other.Picture, 0.8)], PictureRules.None, $"the picture is that of {other.Product.Sku}, smaller and compressed anew");
        }),
    ];

    private static PreflightKind Alone(string id, string name, string type, Func<MeasuredPicture, HashedPicture> edit, Func<MeasuredPicture, PictureRules> rules) =>
        new(id, name, type, (own, _, _, _) => edit(own) is var bad ? new([bad], rules(own), $"the picture is {bad.Picture.Name[(own.Picture.Picture.Name.Length + 1)..]}") : null);

    // In something that a picture shows.
    private static bool Differs(Product a, Product b, ColumnMapping columns) =>
        columns.Visible.Append(columns.Category).Any(key => a.Fact(key) is { } own && b.Fact(key) is { } other && own.Text != other.Text);
}
