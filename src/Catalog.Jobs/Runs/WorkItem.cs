using Dapper;

namespace Catalog.Jobs.Runs;

/// <summary>A claimed work item: one product with the locales to write.</summary>
/// <param name="WorkerId">Who holds the lease.</param>
/// <param name="Attempts">Numbers the lease: 1 the first time.</param>
/// <param name="Interactive">A person waits for it.</param>
/// <param name="Kind">The run's kind.</param>
// Dapper finds no constructor for a column that is an array by itself.
[method: ExplicitConstructor]
public sealed record WorkItem(long Id, long RunId, long ProductId, string[] Locales, bool Interactive, int WorkerId, int Attempts, string Kind);
