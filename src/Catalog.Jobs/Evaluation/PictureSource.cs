using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Evaluation.Pictures;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Evaluation;

/// <summary>Products whose pictures are spoiled or swapped, and what their columns mean.</summary>
public sealed record PictureSource(IReadOnlyList<Product> Products, CatalogDefinition Catalog)
{
    // Their pictures are in memory at once.
    private const int MostMeasured = 200;

    /// <summary>Adds what measuring finds of spoiled pictures to a report. Needs neither model nor database.</summary>
    /// <exception cref="Catalog.Model.Pictures.PictureException">A picture that could be measured can't be edited.</exception>
    public async Task<EvaluationReport> MeasureAsync(EvaluationReport report, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var drawn = Products.Where(product => product.Pictures.Count > 0).OrderBy(product => Seeds.Of(report.Seed, product.Sku)).Take(MostMeasured);
        var cells = new PreflightEvaluation(await PictureProduct.ReadAsync(drawn, cancellationToken), Catalog, report.Seed).Run(cancellationToken);
        var kinds = CellTally.Kinds(cells);
        return report with
        {
            Kinds = [.. report.Kinds, .. kinds],
            Cells = [.. report.Cells, .. cells.Where(cell => cell.Planted > 0).Select(cell => new CellResult(cell.Kind, cell.Locale, cell.Planted, cell.Found))],
            NotPlanted = [.. report.NotPlanted, .. cells.Select(cell => cell.Kind).Distinct().Except(kinds.Select(kind => kind.Kind))],
            Missed = [.. report.Missed, .. cells.SelectMany(cell => cell.Missed)],
            Seconds = report.Seconds + time.GetElapsedTime(start).TotalSeconds,
        };
    }
}
