using Catalog.Jobs.Evaluation;

namespace Catalog.Dashboard.Pages.Quality;

/// <summary>A field of the heat map.</summary>
/// <param name="Planted">0: nothing could be planted there.</param>
public sealed record HeatCell(int Planted, int Found)
{
    /// <summary>The class of its colour. The number stands in the field, too: colour alone says nothing.</summary>
    public string Level => Planted == 0 ? "heat-none" : ((double)Found / Planted) switch
    {
        >= 1 => "heat-all",
        >= 0.9 => "heat-most",
        >= 0.5 => "heat-some",
        _ => "heat-few",
    };
}

/// <summary>A kind with its fields, in the order of <see cref="HeatMap.Locales"/>, and all of them together.</summary>
public sealed record HeatRow(KindResult Kind, string Name, IReadOnlyList<HeatCell> Cells, HeatCell All);

/// <summary>Kinds of mistakes by locale: how many of the planted ones were found.</summary>
public sealed record HeatMap(IReadOnlyList<string> Locales, IReadOnlyList<HeatRow> Rows)
{
    /// <summary>Lays a report out.</summary>
    public static HeatMap Of(EvaluationReport report)
    {
        List<string> locales = [.. report.Locales.Select(locale => locale.Locale)];
        var cells = report.Cells.ToDictionary(cell => (cell.Kind, cell.Locale));
        return new(locales, [.. report.Kinds.Select(kind => new HeatRow(
            kind, FaultNames.Of(kind.Kind), [.. locales.Select(locale => Cell(cells.GetValueOrDefault((kind.Kind, locale))))], new(kind.Planted, kind.Found)))]);
    }

    private static HeatCell Cell(CellResult? cell) => cell is null ? new(0, 0) : new(cell.Planted, cell.Found);
}
