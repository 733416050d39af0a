using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>
/// Resizes as PIL's bicubic does, within a last bit: the reference's processor uses it. Other libvips calls (Resize,
/// Thumbnail) place pixel centres or clip edges differently and miss it by up to 21 of 255.
/// </summary>
internal static class BicubicResize
{
    /// <param name="image">8-bit image.</param>
    /// <param name="width">Target width in pixels.</param>
    /// <param name="height">Target height in pixels.</param>
    public static Image To(Image image, int width, int height)
    {
        using var narrower = width < image.Width
            ? image.Reduceh((double)image.Width / width, kernel: Enums.Kernel.Cubic, gap: 0)
            : image.Copy();
        using var smaller = height < narrower.Height
            ? narrower.Reducev((double)narrower.Height / height, kernel: Enums.Kernel.Cubic, gap: 0)
            : narrower.Copy();
        return width > smaller.Width || height > smaller.Height ? Enlarge(smaller, width, height) : smaller.Copy();
    }

    private static Image Enlarge(Image image, int width, int height)
    {
        var (x, y) = ((double)width / image.Width, (double)height / image.Height);
        using var bicubic = Interpolate.NewFromName("bicubic");
        using var real = image.Cast(Enums.BandFormat.Float);
        using var larger = real.Affine(
            [x, 0, 0, y],
            interpolate: bicubic,
            oarea: [0, 0, width, height],
            odx: (x - 1) / 2,
            ody: (y - 1) / 2,
            extend: Enums.Extend.Copy);
        using var rounded = larger.Rint();
        return rounded.Cast(Enums.BandFormat.Uchar);
    }
}
