namespace Catalog.Model.Pictures;

/// <summary>The kinds of picture that are read.</summary>
internal enum PictureKind
{
    Unknown,
    Jpeg,
    Png,
    Webp,
    Gif,
    Tiff,
    Avif,
}
