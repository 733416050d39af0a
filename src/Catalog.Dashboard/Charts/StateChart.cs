using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Charts;

/// <summary>A stacked bar a locale, drawn on the server as SVG; all numbers also stand in the table beside it.</summary>
public sealed class StateChart
{
    /// <summary>The drawing's width in its units.</summary>
    public const int Width = 640;

    private const int LabelWidth = 64;
    private const int RowHeight = 26;
    private const int BarHeight = 16;

    private StateChart(IReadOnlyList<StateBar> bars) => Bars = bars;

    /// <summary>The bars, in the order of <see cref="Order"/>.</summary>
    public IReadOnlyList<StateBar> Bars { get; }

    /// <summary>The states from left to right.</summary>
    public static IReadOnlyList<string> Order { get; } = [CopyState.Approved, CopyState.NeedsReview, CopyState.NeedsRewrite];

    /// <summary>The drawing's height in its units.</summary>
    public int Height => Math.Max(1, Bars.Count) * RowHeight;

    /// <summary>Puts counts into bars.</summary>
    /// <param name="order">Locale codes in the catalogue's order; others come behind.</param>
    public static StateChart Of(IReadOnlyList<CopyCount> counts, IReadOnlyList<string> order) => new([.. counts
        .GroupBy(count => count.Locale)
        .OrderBy(group => order.Contains(group.Key) ? order.ToList().IndexOf(group.Key) : int.MaxValue).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new StateBar(group.Key, Sum(group, CopyState.Approved), Sum(group, CopyState.NeedsReview), Sum(group, CopyState.NeedsRewrite)))]);

    /// <summary>The middle of a row, for its label.</summary>
    public static double Middle(int row) => (row * RowHeight) + (RowHeight / 2.0);

    /// <summary>The boxes of all bars, on one scale.</summary>
    public IEnumerable<ChartBox> Boxes()
    {
        var most = Math.Max(1, Bars.Select(bar => bar.Total).DefaultIfEmpty().Max());
        var scale = (double)(Width - LabelWidth) / most;
        foreach (var (row, bar) in Bars.Index())
        {
            double x = LabelWidth;
            foreach (var state in Order)
            {
                var width = bar.Of(state) * scale;
                if (width > 0) yield return new ChartBox(state, x, (row * RowHeight) + ((RowHeight - BarHeight) / 2.0), width, BarHeight);
                x += width;
            }
        }
    }

    private static int Sum(IEnumerable<CopyCount> counts, string state) => counts.Where(count => count.State == state).Sum(count => count.Texts);
}
