using Catalog.Jobs.Runs;
using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Schedule;

/// <summary>Pumps as jobs.</summary>
internal sealed class PumpJobs(Pump pump, CurrentCatalog catalogs) : IPumpJobs
{
    public async Task PumpAsync(CancellationToken cancellationToken) =>
        await pump.RunAsync(await catalogs.NeedAsync(cancellationToken), new RunProgress(), cancellationToken);
}
