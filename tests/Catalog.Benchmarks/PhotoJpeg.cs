using NetVips;

namespace Catalog.Benchmarks;

/// <summary>
/// A JPEG of 4000 × 3000 pixels that decodes like a photo: smooth light, texture of several sizes, hard edges and a sensor's noise, from fixed seeds.
/// </summary>
internal static class PhotoJpeg
{
    public const int Width = 4000;
    public const int Height = 3000;

    public static byte[] Make()
    {
        var channels = Enumerable.Range(0, 3).Select(Channel).ToArray();
        using var joined = channels[0].Bandjoin(channels[1], channels[2]);
        using var photo = joined.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return photo.JpegsaveBuffer(q: 90);
    }

    private static Image Channel(int channel)
    {
        using var position = Image.Xyz(Width, Height);
        Image picture = (position[0] * (60.0 / Width)) + (position[1] * (50.0 / Height)) + (60 + (10 * channel));
        // Half of the detail is common to the channels, as in a photo.
        foreach (var (cell, strength) in new[] { (700, 40.0), (180, 22), (45, 12), (12, 7) })
        {
            using var common = Image.Perlin(Width, Height, cellSize: cell, seed: cell);
            using var own = Image.Perlin(Width, Height, cellSize: cell, seed: cell + 1 + channel);
            picture += (common * strength) + (own * (strength / 3));
        }

        using var shapes = Image.Worley(Width, Height, cellSize: 400, seed: 3);
        using var edges = shapes <= 90;
        using var noise = Image.Gaussnoise(Width, Height, mean: 0, sigma: 6, seed: 11 + channel);
        return picture + (edges * (0.18 - (0.04 * channel))) + noise;
    }
}
