using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.WriteBack;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Schedule;

/// <summary>Exports as jobs.</summary>
internal sealed class ExportJobs(Exporter exporter, WriteBacks writeBacks, CatalogFolder folder, ILogger<ExportJobs> log) : IExportJobs
{
    public async Task ExportAsync(string channel, string createdBy, CancellationToken cancellationToken)
    {
        var catalog = await folder.NeedAsync(cancellationToken);
        var found = catalog.Channels.FirstOrDefault(other => other.Name == channel)
            ?? throw new CatalogProblemException($"Channel {channel} isn't in catalog.json any more. It has: {string.Join(", ", catalog.Channels.Select(other => other.Name))}.");
        if (found.Format == ChannelFormat.Sql)
        {
            // Conflicts are results; a table that can't be used is a failure, which is tried again.
            if ((await writeBacks.RunAsync(catalog, found, createdBy, cancellationToken)).Refusal is { } refusal) throw new IOException($"Channel {channel}: {refusal}");
            return;
        }

        await exporter.ExportAsync(catalog, found, null, createdBy, cancellationToken);
    }

    public async Task TakeBackAsync(long batch, string createdBy, CancellationToken cancellationToken)
    {
        var catalog = await folder.NeedAsync(cancellationToken);
        var (channel, refusal) = await exporter.ChannelOfAsync(catalog, batch, cancellationToken);
        if (channel is { Format: ChannelFormat.Sql }) refusal = (await writeBacks.TakeBackAsync(channel, batch, createdBy, cancellationToken)).Refusal;
        else if (channel is not null) refusal = (await exporter.TakeBackAsync(catalog, batch, null, createdBy, cancellationToken)).Refusal;
        if (refusal is not null) Log.NotTakenBack(log, refusal);
    }
}
