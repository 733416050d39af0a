using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Evaluation.Pictures;
using Catalog.Jobs.Tests.Catalogs;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

/// <summary>Bad pictures that measuring finds, on the demo's pictures.</summary>
public sealed class PreflightKindTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_is_planted_and_found()
    {
        var (products, catalog) = await DemoAsync();
        var tallies = new PreflightEvaluation(products, catalog, 3).Run(Cancellation);
        Assert.Equal(PreflightKind.All.Select(kind => kind.Id), tallies.Select(tally => tally.Kind));
        Assert.All(tallies, tally => Assert.Equal((CellTally.Everywhere, FaultCost.Free, "preflight"), (tally.Locale, tally.Cost, tally.Check)));
        foreach (var tally in tallies)
        {
            Assert.True(tally.Planted >= 10, $"{tally.Kind}: {tally.Planted} planted");
            Assert.True(tally.Found == tally.Planted, $"{tally.Kind}: {tally.Found} of {tally.Planted}; {string.Join("; ", tally.Missed.Select(missed => $"{missed.Sku}: {string.Join(", ", missed.Findings)}"))}");
        }
    }

    [Fact]
    public async Task They_belong_to_an_evaluation_without_a_model()
    {
        var catalog = await DemoCatalog.LoadAsync();
        var source = new PictureSource(await PictureProduct.FromCsvAsync(Path.Combine(DemoCatalog.Folder, "products.csv"), catalog.Columns, Cancellation), catalog);
        var clean = await CleanTexts.ReadAsync();
        var report = Evaluator.Run(EvaluationSet.Of(clean.Catalog, [.. clean.Of("en-US").Take(3)]), 1, TimeProvider.System, Cancellation);
        var measured = await source.MeasureAsync(report, TimeProvider.System, Cancellation);
        Assert.Equal(PreflightKind.All.Select(kind => (kind.Id, "free")), measured.Kinds.Skip(report.Kinds.Count).Select(kind => (kind.Kind, kind.Cost)));
        Assert.Equal((0, null), (measured.ModelCalls, measured.Model));
        Assert.All(PreflightKind.All, kind => Assert.Equal(kind.Name, FaultNames.Of(kind.Id)));
    }

    private static async Task<(IReadOnlyList<PictureProduct> Products, Jobs.Catalogs.CatalogDefinition Catalog)> DemoAsync()
    {
        var catalog = await DemoCatalog.LoadAsync();
        var products = await PictureProduct.FromCsvAsync(Path.Combine(DemoCatalog.Folder, "products.csv"), catalog.Columns, Cancellation);
        return (await PictureProduct.ReadAsync(products, Cancellation), catalog);
    }
}
