using Catalog.Jobs.Audit;
using Catalog.Jobs.Insight;

namespace Catalog.Jobs.Schedule;

/// <summary>See <see cref="IHistoryJobs"/>.</summary>
internal sealed class HistoryJobs(SettingsWatch settings, AuditSealer sealer, InsightFold fold) : IHistoryJobs
{
    public async Task TendAsync(CancellationToken cancellationToken)
    {
        await settings.LookAsync(cancellationToken);
        await sealer.SealAsync(cancellationToken);
        await fold.FoldAsync(cancellationToken);
    }
}
