using Catalog.Dashboard.Charts;
using Catalog.Dashboard.Pages.Imports;
using Catalog.Dashboard.Pages.Runs;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Pages.Overview;

/// <summary>What the overview shows.</summary>
/// <param name="Running">The run at work; null: none is.</param>
/// <param name="Run">The last run that ended; null: none yet.</param>
/// <param name="Waiting">State → texts.</param>
public sealed record OverviewData(
    RunView? Running, RunView? Run, ReportView? Report, StateChart Chart, IReadOnlyDictionary<string, int> Waiting, IReadOnlyList<ImportView> Imports, string? CatalogName);

/// <summary>Reads the overview.</summary>
public sealed class OverviewQuery(RunQueries runs, ImportQueries imports, CopyCounts counts, ICurrentCatalog catalogs)
{
    private const int LatestImports = 5;

    /// <summary>Everything, now.</summary>
    public async Task<OverviewData> ReadAsync(CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        var latest = await runs.PageAsync(null, 5, cancellation);
        var run = latest.FirstOrDefault(run => !run.IsRunning);
        var texts = await counts.ReadAsync(cancellation);
        return new OverviewData(
            latest.FirstOrDefault(run => run.IsRunning),
            run,
            ReportView.Read(run?.Report),
            StateChart.Of(texts, [.. catalog?.Locales.Select(locale => locale.Code) ?? []]),
            CopyState.All.ToDictionary(state => state, state => texts.Where(count => count.State == state).Sum(count => count.Texts)),
            await imports.PageAsync(null, LatestImports, cancellation),
            catalog?.Name);
    }
}
