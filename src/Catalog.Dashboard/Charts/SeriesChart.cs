using System.Globalization;

namespace Catalog.Dashboard.Charts;

/// <summary>A line of a <see cref="SeriesChart"/>.</summary>
/// <param name="Values">One for each label, the oldest first; null where nothing was measured: the line has a gap there.</param>
public sealed record SeriesLine(string Name, IReadOnlyList<double?> Values);

/// <summary>Lines of values over time, drawn on the server as SVG; all numbers also stand in the table beside it.</summary>
/// <param name="Labels">Of the points, from left to right.</param>
/// <param name="Lines">At most <see cref="MostLines"/>: more can't be told apart.</param>
public sealed record SeriesChart(IReadOnlyList<string> Labels, IReadOnlyList<SeriesLine> Lines)
{
    /// <summary>The drawing's width in its units.</summary>
    public const int Width = 640;

    /// <summary>The drawing's height in its units.</summary>
    public const int Height = 200;

    /// <summary>Lines at most; each has a colour and a dash pattern.</summary>
    public const int MostLines = 6;

    private const int LabelWidth = 56;
    private const int Edge = 12;

    /// <summary>Half of a date's label: the last one stands in the middle under its point.</summary>
    private const int RightEdge = 36;
    private const int LabelHeight = 22;

    private static readonly int[] Steps = [1, 2, 5, 10];

    /// <summary>The value at the top: 1, 2 or 5 times a power of ten, at or above all values.</summary>
    public double Top { get; } = RoundUp(Lines.SelectMany(line => line.Values).Max() ?? 0);

    /// <summary>Where the lines begin.</summary>
    public static int Left => LabelWidth;

    /// <summary>Where the labels of the points stand.</summary>
    public static int Bottom => Height - 4;

    /// <summary>The values at which a line goes across.</summary>
    public IReadOnlyList<double> Grid => [0, Top / 2, Top];

    /// <summary>Which points have their label written: not so many that they run into each other.</summary>
    public IEnumerable<int> Written
    {
        get
        {
            var step = Math.Max(1, (Labels.Count + 5) / 6);
            return Enumerable.Range(0, Labels.Count).Where(at => at % step == 0);
        }
    }

    /// <summary>The place of a point from the left.</summary>
    public double X(int at) => Labels.Count < 2 ? LabelWidth + Edge : LabelWidth + Edge + (at * (double)(Width - LabelWidth - Edge - RightEdge) / (Labels.Count - 1));

    /// <summary>The height of a value.</summary>
    public double Y(double value) => Edge + ((1 - (value / Top)) * (Height - LabelHeight - (2 * Edge)));

    /// <summary>The measured points of a line.</summary>
    public IEnumerable<(double X, double Y)> Points(SeriesLine line) =>
        line.Values.Index().Where(value => value.Item is not null).Select(value => (X(value.Index), Y(value.Item!.Value)));

    /// <summary>The <c>points</c> attributes of a line: one for each stretch without a gap.</summary>
    public IEnumerable<string> Paths(SeriesLine line)
    {
        var stretch = new List<string>();
        foreach (var (at, value) in line.Values.Index())
        {
            if (value is { } known)
            {
                stretch.Add(string.Create(CultureInfo.InvariantCulture, $"{X(at):0.##},{Y(known):0.##}"));
                continue;
            }

            if (stretch.Count > 1) yield return string.Join(' ', stretch);
            stretch.Clear();
        }

        if (stretch.Count > 1) yield return string.Join(' ', stretch);
    }

    private static double RoundUp(double value)
    {
        if (value <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Steps.Select(step => step * power).First(step => step >= value * (1 - 1e-9));
    }
}
