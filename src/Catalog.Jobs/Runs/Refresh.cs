using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Runs;

/// <summary>Starts refreshes of the data folder's catalogue with this process's model.</summary>
public sealed class Refresh(RunPlanner planner, IModelSource models)
{
    /// <summary>Starts a refresh or continues the one that was killed; see <see cref="RunPlanner"/>.</summary>
    /// <param name="budget">Null: the catalogue's.</param>
    /// <param name="rejectedRows">See <see cref="RunRequest"/>.</param>
    public async Task<Run> StartAsync(CatalogDefinition catalog, string startedBy, RunBudget? budget, int? rejectedRows, CancellationToken cancellationToken) =>
        await planner.StartAsync(catalog, await models.ProfileAsync(cancellationToken), new(startedBy, budget ?? catalog.Budget, rejectedRows), cancellationToken);
}
