using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Schedule;

/// <summary>Pumps as jobs.</summary>
internal sealed class PumpJobs(Pump pump, CatalogFolder folder) : IPumpJobs
{
    public async Task PumpAsync(CancellationToken cancellationToken) =>
        await pump.RunAsync(await folder.NeedAsync(cancellationToken), new RunProgress(), cancellationToken);
}
