namespace Catalog.Model.Pictures;

/// <summary>What can be measured of a picture without a model.</summary>
/// <param name="Format">jpeg, png, webp, gif, tiff or avif; told by the content.</param>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="ColorSpace">What the file itself is in: srgb, gray, cmyk, or libvips' name of another.</param>
/// <param name="Contrast">Standard deviation of the lightness, 0 to 127: near 0 is a blank picture.</param>
/// <param name="Sharpness">
/// The steepest edge as a share of the picture's range of lightness a pixel, 0 to 1, at <see cref="PictureInspector.MeasuredEdge"/> pixels: a clean
/// edge has more than 0.3, one that was blurred with a radius r about 0.4 / r.
/// </param>
/// <param name="Fill">Share of the area that the smallest box around everything but the even border has, 0 to 1.</param>
/// <param name="Likeness">What it looks like, to find the same picture in another file.</param>
public sealed record PictureInspection(
    string Format, int Width, int Height, long Bytes, string ColorSpace, double Contrast, double Sharpness, double Fill, PictureLikeness Likeness);
