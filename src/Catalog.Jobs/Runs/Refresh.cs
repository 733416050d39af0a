using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Pictures.Preflight;

namespace Catalog.Jobs.Runs;

/// <summary>Starts refreshes of the data folder's catalogue with this process's model.</summary>
public sealed class Refresh(RunPlanner planner, PictureStore pictures, IModelSource models)
{
    /// <summary>Starts a refresh or continues the one that was killed; see <see cref="RunPlanner"/>.</summary>
    /// <param name="budget">Null: the catalogue's.</param>
    /// <param name="rejectedRows">See <see cref="RunRequest"/>.</param>
    public async Task<Run> StartAsync(CatalogDefinition catalog, string startedBy, RunBudget? budget, int? rejectedRows, CancellationToken cancellationToken)
    {
        var profile = await models.ProfileAsync(cancellationToken);
        var run = await planner.StartAsync(catalog, profile, new(startedBy, budget ?? catalog.Budget, rejectedRows), cancellationToken);
        await pictures.MeasureAsync(run.Id, cancellationToken);
        return run;
    }
}
