using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.WriteBack;

namespace Catalog.Jobs.Schedule;

/// <summary>The nightly refresh as a job.</summary>
internal sealed class NightlyJobs(SourcePulls sources, WriteBacks writeBacks, Refresh refresh, CurrentCatalog catalogs, PumpRequests pumps) : INightlyJobs
{
    private const string StartedBy = "schedule";

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var catalog = await catalogs.NeedAsync(cancellationToken);
        List<string> refused = [.. await sources.PullAllAsync(catalog, StartedBy, cancellationToken)];
        foreach (var channel in catalog.Channels.Where(channel => channel.Format == ChannelFormat.Sql))
            if (await writeBacks.ReadAsync(channel, cancellationToken) is { } problem) refused.Add($"Channel {channel.Name}: {problem}");

        // What the other sources brought is written all the same; then the job fails, so that people see it and it is tried again.
        await refresh.StartAsync(catalog, StartedBy, null, null, cancellationToken);
        pumps.Wake();
        if (refused.Count > 0) throw new IOException(string.Join("\n", refused));
    }

    public Task SweepAsync(CancellationToken cancellationToken) => pumps.WakeIfOpenAsync(cancellationToken);
}
