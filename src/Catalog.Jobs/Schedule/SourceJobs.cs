using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Drop;
using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Schedule;

/// <summary>Sources and dropped files as jobs.</summary>
internal sealed class SourceJobs(SourcePulls pulls, DropFolder drop, CatalogFolder folder, CurrentCatalog current) : ISourceJobs
{
    public async Task PullAsync(string source, string startedBy, CancellationToken cancellationToken)
    {
        var catalog = await folder.NeedAsync(cancellationToken);
        var found = catalog.Sources.FirstOrDefault(other => other.Name == source)
            ?? throw new CatalogProblemException($"Source {source} isn't in catalog.json any more. It has: {string.Join(", ", catalog.Sources.Select(other => other.Name))}.");
        var result = await pulls.PullAsync(found, catalog, startedBy, dryRun: false, null, cancellationToken);
        if (result.State == PullState.Failed) throw new IOException($"Source {source}: {result.Message}");
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        // Before the first import there is no catalogue by which a file could be read.
        if (folder.Exists) await drop.LookAsync(await current.NeedAsync(cancellationToken), cancellationToken);
    }
}
