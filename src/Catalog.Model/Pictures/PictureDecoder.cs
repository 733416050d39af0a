using System.Runtime.InteropServices;
using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>
/// Opens pictures from outside with libvips. The kind is told by the first bytes and only that kind's loader is called, so a
/// file can't reach the loaders of SVG, PDF or other formats that run programs or read further files.
/// </summary>
internal static class PictureDecoder
{
    /// <summary>What one picture may have in pixels: a 300 MB bitmap. A small file can claim much more.</summary>
    public const long MaxPixels = 100_000_000;

    private const int MaxBands = 5; // CMYK with alpha

    // From this value of the orientation tag on, width and height change places.
    private const int FirstLying = 5;

    private delegate Image Loader(byte[] content, Enums.Access access);

    /// <summary>
    /// Opens a picture upright, as 8-bit sRGB with three bands, transparent parts on white. Pixels are decoded as they are
    /// asked for.
    /// </summary>
    /// <param name="shrink">
    /// Says of a picture's height and width by how much it may be smaller: 1, 2, 4 or 8. Only JPEGs are, while they are decoded.
    /// </param>
    /// <exception cref="PictureException">It's of another kind, too large, or its header is broken.</exception>
    /// <exception cref="VipsException">libvips says what is broken.</exception>
    public static OpenPicture Open(Picture picture, Func<int, int, int> shrink)
    {
        var load = LoaderFor(picture);
        var content = Bytes(picture.Content);
        var image = Guard(load(content, Enums.Access.Sequential), picture.Name);
        var (height, width) = (image.Height, image.Width);
        if (PictureKinds.Of(picture.Content.Span) == PictureKind.Jpeg && shrink(height, width) is var by and > 1)
        {
            // Only the header was read so far.
            image.Dispose();
            load = (bytes, access) => Image.JpegloadBuffer(bytes, shrink: by, access: access, failOn: Enums.FailOn.Truncated);
            image = load(content, Enums.Access.Sequential);
        }

        if (Orientation(image) is var orientation and > 1)
        {
            if (orientation >= FirstLying) (height, width) = (width, height);
            // Turning needs the whole bitmap, not its lines from top to bottom.
            image.Dispose();
            using var turned = load(content, Enums.Access.Random);
            image = turned.Autorot();
        }

        using (image)
            return new OpenPicture(ToRgb(image, picture.Name), height, width);
    }

    /// <summary>The colour space that the file itself is in: srgb, gray, cmyk, or libvips' name of another.</summary>
    public static string ColorSpace(Picture picture)
    {
        using var image = LoaderFor(picture)(Bytes(picture.Content), Enums.Access.Sequential);
        return image.Interpretation switch
        {
            Enums.Interpretation.Srgb or Enums.Interpretation.Rgb or Enums.Interpretation.Rgb16 => "srgb",
            Enums.Interpretation.Bw or Enums.Interpretation.Grey16 => "gray",
            var other => other.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>The width and height that a picture's header claims; nothing is decoded.</summary>
    /// <exception cref="PictureException">It's of another kind.</exception>
    /// <exception cref="VipsException">libvips says what is broken.</exception>
    public static (int Width, int Height) Claimed(Picture picture)
    {
        using var image = LoaderFor(picture)(Bytes(picture.Content), Enums.Access.Sequential);
        return (image.Width, image.Height);
    }

    private static Loader LoaderFor(Picture picture) => PictureKinds.Of(picture.Content.Span) switch
    {
        PictureKind.Jpeg => (content, access) => Image.JpegloadBuffer(content, access: access, failOn: Enums.FailOn.Truncated),
        PictureKind.Png => (content, access) => Image.PngloadBuffer(content, access: access, failOn: Enums.FailOn.Truncated),
        PictureKind.Webp => (content, access) => Image.WebploadBuffer(content, access: access, failOn: Enums.FailOn.Truncated),
        PictureKind.Gif => (content, access) => Image.GifloadBuffer(content, access: access, failOn: Enums.FailOn.Truncated),
        PictureKind.Tiff => (content, access) => Image.TiffloadBuffer(content, access: access, failOn: Enums.FailOn.Truncated),
        PictureKind.Avif => (content, access) => Image.HeifloadBuffer(content, access: access, failOn: Enums.FailOn.Truncated),
        _ => throw new PictureException(
            $"{picture.Name}: not a picture that can be read: {(PictureKinds.NameOfOther(picture.Content.Span) is { } other ? $"it is {other}, and" : "it is")} no JPEG, PNG, WebP, GIF, TIFF or AVIF. Save it as one of these."),
    };

    private static Image Guard(Image image, string name)
    {
        var (width, height, bands) = (image.Width, image.Height, image.Bands);
        if ((long)width * height <= MaxPixels && bands <= MaxBands)
            return image;
        image.Dispose();
        throw new PictureException(bands > MaxBands
            ? $"{name}: {bands} colour channels can't be read as red, green and blue. Save it as RGB."
            : $"{name}: {width} × {height} pixels are too many; {MaxPixels / 1_000_000} million are the limit. Make it smaller.");
    }

    private static int Orientation(Image image) =>
        image.Contains("orientation") && image.Get("orientation") is int orientation ? orientation : 1;

    private static Image ToRgb(Image image, string name)
    {
        using var srgb = image.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = srgb.HasAlpha() ? srgb.Flatten(background: [255, 255, 255]) : srgb.Copy();
        if (opaque.Bands != 3)
            throw new PictureException($"{name}: {opaque.Bands} colour channels can't be read as red, green and blue. Save it as RGB.");
        return opaque.Cast(Enums.BandFormat.Uchar);
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : content.ToArray();
}
