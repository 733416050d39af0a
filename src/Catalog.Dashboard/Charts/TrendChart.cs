using System.Globalization;

namespace Catalog.Dashboard.Charts;

/// <summary>A share over time as a line, drawn on the server as SVG; all numbers also stand in the table beside it.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Style">The line's class.</param>
/// <param name="Shares">0 to 1, the oldest first.</param>
public sealed record TrendLine(string Name, string Style, IReadOnlyList<double> Shares);

/// <summary>Lines on one scale from 0 to 100 %.</summary>
public sealed record TrendChart(IReadOnlyList<TrendLine> Lines)
{
    /// <summary>The drawing's width in its units.</summary>
    public const int Width = 640;

    /// <summary>The drawing's height in its units.</summary>
    public const int Height = 160;

    private const int LabelWidth = 48;
    private const int Edge = 10;

    /// <summary>The shares at which a line goes across.</summary>
    public static IReadOnlyList<double> Grid { get; } = [0, 0.5, 1];

    /// <summary>Where the lines begin.</summary>
    public static int Left => LabelWidth;

    /// <summary>The height of a share.</summary>
    public static double Y(double share) => Edge + ((1 - share) * (Height - (2 * Edge)));

    /// <summary>Where the points of a line stand.</summary>
    public static IEnumerable<(double X, double Y)> Points(TrendLine line)
    {
        var step = line.Shares.Count < 2 ? 0 : (double)(Width - LabelWidth - Edge) / (line.Shares.Count - 1);
        return line.Shares.Select((share, at) => (LabelWidth + (at * step), Y(share)));
    }

    /// <summary>The <c>points</c> attribute of a line.</summary>
    public static string Path(TrendLine line) =>
        string.Join(' ', Points(line).Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.##},{point.Y:0.##}")));
}
