namespace Catalog.Model.Pictures;

/// <summary>The hash of <see cref="PictureLikeness"/>: signs of the 8 × 8 lowest frequencies of a 32 × 32 picture against their median.</summary>
internal static class PerceptualHash
{
    public const int Edge = 32;
    private const int Kept = 8;

    private static readonly double[,] Cosines = Table();

    /// <param name="lightness">32 × 32, row by row.</param>
    public static ulong Of(ReadOnlySpan<byte> lightness)
    {
        Span<double> rows = stackalloc double[Edge * Kept];
        for (var y = 0; y < Edge; y++)
        {
            for (var u = 0; u < Kept; u++)
            {
                var sum = 0.0;
                for (var x = 0; x < Edge; x++) sum += lightness[y * Edge + x] * Cosines[u, x];
                rows[y * Kept + u] = sum;
            }
        }

        Span<double> low = stackalloc double[Kept * Kept];
        for (var v = 0; v < Kept; v++)
        {
            for (var u = 0; u < Kept; u++)
            {
                var sum = 0.0;
                for (var y = 0; y < Edge; y++) sum += rows[y * Kept + u] * Cosines[v, y];
                low[v * Kept + u] = sum;
            }
        }

        // The first is the mean lightness, which would be above any median.
        var sorted = low[1..].ToArray();
        Array.Sort(sorted);
        var median = sorted[sorted.Length / 2];
        var hash = 0UL;
        for (var i = 1; i < low.Length; i++)
            if (low[i] > median) hash |= 1UL << i;
        return hash;
    }

    private static double[,] Table()
    {
        var table = new double[Kept, Edge];
        for (var u = 0; u < Kept; u++)
            for (var x = 0; x < Edge; x++)
                table[u, x] = Math.Cos(Math.PI * u * (2 * x + 1) / (2 * Edge));
        return table;
    }
}
