using Catalog.Jobs.Review;
using Catalog.Jobs.Runs;
using Npgsql;

namespace Catalog.Jobs.Schedule;

/// <summary>Lets the model write a text anew because a person asks: a small run of its own that goes before the night's work.</summary>
internal sealed class RewriteRequests(NpgsqlDataSource source, PumpRequests pumps) : IRewriteRequests
{
    public async Task RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation)
    {
        await RewriteRuns.StartAsync(source, productId, locale, requestedBy, cancellation);
        pumps.Wake();
    }
}
