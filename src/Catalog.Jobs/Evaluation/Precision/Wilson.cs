namespace Catalog.Jobs.Evaluation.Precision;

/// <summary>Wilson's interval for a share that was counted in a sample (Wilson 1927), 95 %: honest for small samples and for shares near 0 or 1.</summary>
public static class Wilson
{
    private const double Z = 1.959963984540054;

    /// <summary>The interval's lower end, 0 to 1; 0 for an empty sample.</summary>
    public static double Lower(int count, int of) => of == 0 ? 0 : Math.Max(0, Middle(count, of) - Half(count, of));

    /// <summary>The interval's upper end, 0 to 1; 1 for an empty sample.</summary>
    public static double Upper(int count, int of) => of == 0 ? 1 : Math.Min(1, Middle(count, of) + Half(count, of));

    private static double Middle(double count, double of) => ((count / of) + (Z * Z / (2 * of))) / (1 + (Z * Z / of));

    private static double Half(double count, double of)
    {
        var share = count / of;
        return Z / (1 + (Z * Z / of)) * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4 * of * of)));
    }
}
