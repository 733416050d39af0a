using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>Measures pictures: format, size, colour space, blank, blurred, border, likeness. Safe for use by many threads at once.</summary>
public static class PictureInspector
{
    /// <summary>The longer side at which sharpness is measured, in pixels; smaller pictures are measured as they are.</summary>
    public const int MeasuredEdge = 1024;

    /// <summary>Of what is measured and how: what an older one measured is no longer comparable.</summary>
    public const int Version = 2;

    private const int Tiles = 4;

    // Lightness steps of 255 that an even border may vary by: compression leaves some.
    private const double BorderNoise = 12;

    // Single pixels of noise are steeper than any edge, and darker and lighter than the scene.
    private const double SteepestShare = 0.0005, ExtremeShare = 0.005;

    /// <summary>What one picture may have in pixels; more are never decoded.</summary>
    public const long MostPixels = PictureDecoder.MaxPixels;

    /// <summary>The width and height in pixels that a picture's header claims; nothing is decoded. Null where it is no picture, or its header is broken.</summary>
    public static (int Width, int Height)? Claimed(Picture picture)
    {
        Libvips.Prepare();
        try
        {
            return PictureDecoder.Claimed(picture);
        }
        catch (Exception error) when (error is PictureException or VipsException)
        {
            return null;
        }
    }

    /// <summary>Measures a picture.</summary>
    /// <exception cref="PictureException">The picture can't be read; the message names it and says why.</exception>
    public static PictureInspection Inspect(Picture picture)
    {
        Libvips.Prepare();
        try
        {
            using var opened = PictureDecoder.Open(picture, Shrink);
            using var image = opened.Image.CopyMemory();
            using var scaled = Fit(image);
            using var gray = scaled.Colourspace(Enums.Interpretation.Bw);
            return new PictureInspection(
                PictureKinds.Of(picture.Content.Span).ToString().ToLowerInvariant(), opened.Width, opened.Height, picture.Content.Length,
                PictureDecoder.ColorSpace(picture), gray.Deviate(), Sharpness(gray), Fill(scaled), Likeness(scaled, gray));
        }
        catch (VipsException error)
        {
            throw new PictureException($"{picture.Name}: the picture is damaged: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
        }
    }

    // As small as a picture may be decoded and still be measured.
    private static int Shrink(int height, int width)
    {
        var by = 8;
        while (by > 1 && Math.Max(height, width) / by < MeasuredEdge) by /= 2;
        return by;
    }

    private static Image Fit(Image image) => Math.Max(image.Width, image.Height) <= MeasuredEdge
        ? image.Copy()
        : image.ThumbnailImage(MeasuredEdge, height: MeasuredEdge, size: Enums.Size.Down);

    private static double Sharpness(Image gray)
    {
        if (gray.Width < 3 || gray.Height < 3) return 1;
        var lightness = gray.WriteToMemory<byte>();
        var range = Rank(lightness, 1 - ExtremeShare) - Rank(lightness, ExtremeShare);
        if (range <= 0) return 0;
        // Steps go down, too: a convolution's result has its input's format.
        using var signed = gray.Cast(Enums.BandFormat.Short);
        using var across = Step(signed, [[-1, 0, 1]]);
        using var down = Step(signed, [[-1], [0], [1]]);
        using var steepest = across.Maxpair(down);
        using var whole = steepest.Cast(Enums.BandFormat.Uchar);
        // Half, since each step spans two pixels.
        return Math.Min(1, Rank(whole.WriteToMemory<byte>(), 1 - SteepestShare) / 2.0 / range);
    }

    // The value that a share of the others is at most. libvips' own percentiles have steps of 1/256.
    private static int Rank(byte[] values, double share)
    {
        var counts = new long[256];
        foreach (var value in values) counts[value]++;
        var left = (long)(share * values.Length);
        var rank = 0;
        while (rank < 255 && (left -= counts[rank]) >= 0) rank++;
        return rank;
    }

    private static Image Step(Image gray, double[][] weights)
    {
        var columns = weights[0].Length;
        var matrix = new double[weights.Length, columns];
        for (var y = 0; y < weights.Length; y++)
            for (var x = 0; x < columns; x++)
                matrix[y, x] = weights[y][x];
        using var mask = Image.NewFromArray(matrix);
        using var step = gray.Conv(mask, precision: Enums.Precision.Integer);
        return step.Abs();
    }

    private static double Fill(Image image)
    {
        var corner = image.Getpoint(0, 0);
        var box = image.FindTrim(threshold: BorderNoise, background: corner);
        return (double)(int)box[2] * (int)box[3] / ((double)image.Width * image.Height);
    }

    private static PictureLikeness Likeness(Image image, Image gray)
    {
        using var small = gray.ThumbnailImage(PerceptualHash.Edge, height: PerceptualHash.Edge, size: Enums.Size.Force);
        using var tiles = image.ThumbnailImage(Tiles, height: Tiles, size: Enums.Size.Force);
        return new PictureLikeness(PerceptualHash.Of(small.WriteToMemory<byte>()), tiles.WriteToMemory<byte>());
    }
}
