using System.Globalization;
using Catalog.Dashboard.Charts;

namespace Catalog.Dashboard.Pages.Insight;

/// <summary>How the numbers of a column are written.</summary>
public enum NumberFormat
{
    /// <summary>12 345.</summary>
    Count,

    /// <summary>12.3.</summary>
    Decimal,

    /// <summary>0 to 1 as 97 %.</summary>
    Share,

    /// <summary>Seconds as 1.4 s.</summary>
    Seconds,

    /// <summary>Minutes as 1.4 min.</summary>
    Minutes,
}

/// <summary>A column of figures.</summary>
/// <param name="Name">What people read, in the CSV file, too.</param>
public sealed record InsightColumn(string Name, NumberFormat Format)
{
    /// <summary>A value for people; a dash where nothing was measured.</summary>
    public string Write(double? value) => value is { } known ? WriteNumber(known) : "–";

    /// <summary>A value for a file: seven digits, a point, no unit.</summary>
    public static string Plain(double? value) => value?.ToString("0.#######", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A value for people.</summary>
    public string WriteNumber(double value) => Format switch
    {
        NumberFormat.Count => Show.Number((long)Math.Round(value)),
        NumberFormat.Share => Show.Percent(value),
        NumberFormat.Seconds => Show.Decimal(value) + " s",
        NumberFormat.Minutes => Show.Decimal(value) + " min",
        _ => Show.Decimal(value, 2),
    };
}

/// <summary>A row: a period, a language or a check.</summary>
public sealed record InsightRow(string Label, IReadOnlyList<double?> Values);

/// <summary>Figures that belong together: a chart, its table, and the same as a file.</summary>
/// <param name="Id">In addresses.</param>
/// <param name="Lead">What is counted, in a sentence.</param>
/// <param name="First">The name of the rows' column.</param>
/// <param name="Drawn">The columns that are drawn; none: no chart.</param>
public sealed record InsightSection(
    string Id, string Title, string Lead, string First, IReadOnlyList<InsightColumn> Columns, IReadOnlyList<InsightRow> Rows, IReadOnlyList<int> Drawn)
{
    /// <summary>The chart; null where nothing is drawn. The rows are its points.</summary>
    public SeriesChart? Chart => Drawn.Count == 0 || Rows.Count == 0
        ? null
        : new([.. Rows.Select(row => row.Label)], [.. Drawn.Take(SeriesChart.MostLines).Select(at => new SeriesLine(Columns[at].Name, [.. Rows.Select(row => row.Values[at])]))]);
}
