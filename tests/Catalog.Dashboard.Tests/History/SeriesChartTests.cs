using Catalog.Dashboard.Charts;
using Xunit;

namespace Catalog.Dashboard.Tests.History;

public sealed class SeriesChartTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.03, 0.05)]
    [InlineData(1, 1)]
    [InlineData(1.01, 2)]
    [InlineData(73, 100)]
    [InlineData(2000, 2000)]
    public void The_scale_ends_at_a_round_number(double most, double top) => Assert.Equal(top, new SeriesChart(["a"], [new("", [most])]).Top, 9);

    [Fact]
    public void A_line_has_a_gap_where_nothing_was_measured_and_stays_in_the_drawing()
    {
        var chart = new SeriesChart(["a", "b", "c", "d", "e"], [new("", [1, 2, null, 4, 5])]);
        Assert.Equal(2, chart.Paths(chart.Lines[0]).Count());
        Assert.Equal(4, chart.Points(chart.Lines[0]).Count());
        Assert.All(chart.Points(chart.Lines[0]), point =>
        {
            Assert.InRange(point.X, SeriesChart.Left, SeriesChart.Width - 35);
            Assert.InRange(point.Y, 0, SeriesChart.Height);
        });
        Assert.Empty(new SeriesChart([], []).Written);
    }
}
