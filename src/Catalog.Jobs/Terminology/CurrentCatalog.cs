using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation.Precision;
using Catalog.Jobs.Review;
using Catalog.Jobs.Schedule;

namespace Catalog.Jobs.Terminology;

/// <summary>The data folder's catalogue with the database's terms and what people's decisions say, for commands and jobs, which can't go on without.</summary>
public sealed class CurrentCatalog(CatalogFolder folder, TermBase terms, LearntApproval learnt)
{
    /// <summary>The catalogue as it is now.</summary>
    /// <exception cref="CatalogProblemException">There is none, or it can't be used.</exception>
    public async Task<CatalogDefinition> NeedAsync(CancellationToken ct) =>
        await learnt.ApplyAsync(await terms.ApplyAsync(await folder.NeedAsync(ct), ct), ct);
}

/// <summary>A catalogue with the database's terms, for pages. They decide nothing by rules: what is learnt for that isn't read.</summary>
public sealed class TermCatalog(ICurrentCatalog inner, TermBase terms) : ICurrentCatalog, IDisposable
{
    /// <inheritdoc/>
    public async ValueTask<CatalogDefinition?> ReadAsync(CancellationToken cancellation) =>
        await inner.ReadAsync(cancellation) is { } catalog ? await terms.ApplyAsync(catalog, cancellation) : null;

    /// <inheritdoc/>
    public void Dispose() => (inner as IDisposable)?.Dispose();
}
