using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Commands;
using Catalog.Jobs.Import;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Model.Onnx;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

/// <summary>The demo from its files to its texts, with the real model: two nights, and what was planted in the first.</summary>
[Trait("Speed", "Slow")]
public sealed class DemoRunTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TempFolder temp = new();
    private ModelFolder model = null!;
    private TestDatabase database = null!;
    private CatalogDefinition catalog = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        model = new ModelFolder(Path.Combine(DemoCatalog.Folder, "..", "models", "demo"), new EngineOptions { FeatureCache = Path.Combine(temp.Path, "features") });
        database = await postgres.CreateAsync();
        catalog = await DemoCatalog.LoadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await model.DisposeAsync();
        await database.DisposeAsync();
        temp.Dispose();
    }

    [Fact]
    public async Task Two_nights_of_the_demo()
    {
        var import = await ImportAsync("products.csv");
        Assert.Equal((51, 48, 3), (import.Rows, import.New, import.Rejected));
        var first = await RefreshAsync(import.Rejected);
        Assert.Equal((48, 480, 3, 48L, 1.0), (first.Products, first.Pairs, first.RejectedRows, first.PicturesEncoded, first.ShareEfficiency));
        Assert.Equal(480, first.Approved + first.NeedsReview + first.NeedsRewrite);
        await CheckPlantedAsync();
        Assert.Equal(0, (await RefreshAsync(0)).ModelCalls);

        var before = await TextList.ReadAsync(database.Source, Token);
        var second = await ImportAsync("products-second-night.csv");
        Assert.Equal((0, 2, 46, 0), (second.New, second.Changed, second.Unchanged, second.Rejected));
        var night = await RefreshAsync(second.Rejected);
        // The two products' facts changed, not their pictures.
        Assert.Equal((2, 20, 0L), (night.Products, night.Pairs, night.PicturesEncoded));
        Assert.Equal((0L, 2L), (first.PicturesReused, night.PicturesReused));
        var rewritten = (await TextList.ReadAsync(database.Source, Token)).Zip(before).Where(pair => pair.First.Revisions != pair.Second.Revisions);
        Assert.Equal(["BTL-1031", "LMP-1003"], rewritten.Select(pair => pair.First.Sku).Distinct());
    }

    // Each planted fault is found on its product. Others may be the model's own misreadings, so they are printed and not judged.
    private async Task CheckPlantedAsync()
    {
        var findings = (await OpenFindingList.ReadAsync(database.Source, Token)).Where(finding => finding.Locale is null).ToList();
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(DemoCatalog.Folder, "planted.json"), Token));
        var planted = file.RootElement.EnumerateArray().Where(fault => fault.GetProperty("kind").GetString() != "reject").ToList();
        Assert.Equal(8, planted.Count);
        foreach (var fault in planted)
        {
            var (sku, kind) = (fault.GetProperty("sku").GetString()!, fault.GetProperty("kind").GetString()!);
            var finding = Assert.Single(findings, finding => finding.Sku == sku && finding.Type == kind);
            if (!fault.TryGetProperty("document", out var document)) continue;
            var fact = fault.TryGetProperty("fact", out var known) ? known.GetString() : "";
            Assert.Equal((fault.GetProperty("field").GetString(), fact, document.GetString()), (finding.Field, finding.Found, finding.Expected));
        }

        foreach (var other in findings.Where(finding => !planted.Exists(fault => fault.GetProperty("sku").GetString() == finding.Sku && fault.GetProperty("kind").GetString() == finding.Type)))
            TestContext.Current.TestOutputHelper!.WriteLine($"not planted: {other}");
    }

    private async Task<ImportReport> ImportAsync(string file)
    {
        var data = new DataFolder(Path.Combine(temp.Path, "data"));
        data.Create();
        var importer = new Importer(database.Source, data, TimeProvider.System);
        var result = await importer.ImportAsync(Path.Combine(DemoCatalog.Folder, file), catalog, new ImportOptions("test"), null, Token);
        return result.Report ?? throw new InvalidOperationException(result.Refusal);
    }

    private async Task<RunReport> RefreshAsync(int rejectedRows)
    {
        var products = new ProductStore(database.Source);
        var run = await new Refresh(new RunPlanner(database.Source, products), new PictureStore(database.Source), model).StartAsync(catalog, "test", null, rejectedRows, Token);
        await new Pump(database.Source, products, model, new PumpOptions(), TimeProvider.System, NullLogger<Pump>.Instance).RunAsync(catalog, new RunProgress(), Token);
        return (await new RunStore(database.Source).ReportAsync(run.Id, Token))!;
    }
}
