namespace Catalog.Model.Pictures;

/// <summary>
/// The hash of <see cref="PictureLikeness"/>: which of the 8 × 8 lowest frequencies of a 32 × 32 picture are there. Not against their median, as pHash
/// has it: half the frequencies of a symmetric thing on even ground are zero, so the median is, and compression alone would set their bits.
/// </summary>
internal static class PerceptualHash
{
    public const int Edge = 32;
    private const int Kept = 8;

    // A fifth of a step of lightness in every pixel: more than scaling and compressing anew change.
    private const double Noise = 200;

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

        // The first is the mean lightness, which the colours have.
        var hash = 0UL;
        for (var i = 1; i < low.Length; i++)
            if (low[i] > Noise) hash |= 1UL << i;
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
