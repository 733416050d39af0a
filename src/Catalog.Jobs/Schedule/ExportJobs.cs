using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;

namespace Catalog.Jobs.Schedule;

/// <summary>Exports as jobs.</summary>
internal sealed class ExportJobs(Exporter exporter, CatalogFolder folder) : IExportJobs
{
    public async Task ExportAsync(string channel, string createdBy, CancellationToken cancellationToken)
    {
        var catalog = await folder.NeedAsync(cancellationToken);
        var found = catalog.Channels.FirstOrDefault(other => other.Name == channel)
            ?? throw new CatalogProblemException($"Channel {channel} isn't in catalog.json any more. It has: {string.Join(", ", catalog.Channels.Select(other => other.Name))}.");
        await exporter.ExportAsync(catalog, found, null, createdBy, cancellationToken);
    }
}
