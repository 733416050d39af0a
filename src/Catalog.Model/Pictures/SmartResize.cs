namespace Catalog.Model.Pictures;

/// <summary>
/// The size to which a Qwen picture is resized: multiples of a factor, an area between two bounds, the aspect ratio nearly kept.
/// The rule and its rounding are Hugging Face's <c>smart_resize</c>.
/// </summary>
public static class SmartResize
{
    /// <summary>The longer side may be at most this many times the shorter.</summary>
    public const int MaxAspectRatio = 200;

    /// <summary>Computes the target size in pixels; null when the picture is too narrow (<see cref="MaxAspectRatio"/>).</summary>
    /// <param name="height">The picture's height in pixels, at least 1.</param>
    /// <param name="width">The picture's width in pixels, at least 1.</param>
    /// <param name="minPixels">The smallest area.</param>
    /// <param name="maxPixels">The largest area, unless one side can't get smaller than the factor.</param>
    /// <param name="factor">What both sides are multiples of: patch size times merge size.</param>
    public static (int Height, int Width)? Fit(int height, int width, int minPixels, int maxPixels, int factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if ((double)Math.Max(height, width) / Math.Min(height, width) > MaxAspectRatio)
            return null;
        var area = (double)height * width;
        // Python's round: halves to even. The order of the divisions is the reference's too; another one rounds elsewhere.
        var (rows, columns) = (Math.Round((double)height / factor) * factor, Math.Round((double)width / factor) * factor);
        if (rows * columns > maxPixels)
        {
            var shrink = Math.Sqrt(area / maxPixels);
            rows = Math.Max(factor, Math.Floor(height / shrink / factor) * factor);
            columns = Math.Max(factor, Math.Floor(width / shrink / factor) * factor);
        }
        else if (rows * columns < minPixels)
        {
            var grow = Math.Sqrt(minPixels / area);
            rows = Math.Ceiling(height * grow / factor) * factor;
            columns = Math.Ceiling(width * grow / factor) * factor;
        }

        return ((int)rows, (int)columns);
    }
}
