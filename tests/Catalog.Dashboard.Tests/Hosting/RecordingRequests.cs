using Catalog.Jobs.Review;
using Catalog.Jobs.Review.Bulk;
using Catalog.Jobs.Terminology.Rechecks;

namespace Catalog.Dashboard.Tests.Hosting;

/// <summary>Notes what the dashboard hands over to the jobs.</summary>
public sealed class RecordingRequests : IRewriteRequests, IRunRequests, IFileRequests, IRecheckRequests, ISourceRequests, IBulkRequests
{
    private readonly Lock gate = new();
    private readonly List<string> calls = [];

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (gate) return [.. calls];
        }
    }

    /// <summary>The run that a start leads to.</summary>
    public long RunId { get; set; } = 1;

    public Task RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation) =>
        Note($"rewrite {productId} {locale} for {requestedBy}");

    public async Task<long> StartRefreshAsync(string startedBy, CancellationToken cancellation)
    {
        await Note($"refresh for {startedBy}");
        return RunId;
    }

    public async Task<bool> StopAsync(long runId, string stoppedBy, CancellationToken cancellation)
    {
        await Note($"stop {runId} for {stoppedBy}");
        return true;
    }

    public Task ExportAsync(string channel, string createdBy, CancellationToken cancellation) => Note($"export {channel} for {createdBy}");

    Task IBulkRequests.RequestAsync(long bulkId, CancellationToken cancellation) => Note($"bulk {bulkId}");
    public Task TakeBackAsync(long batch, string createdBy, CancellationToken cancellation) => Note($"take back {batch} for {createdBy}");

    Task IRecheckRequests.RequestAsync(CancellationToken cancellation) => Note("recheck");

    public Task PullAsync(string source, string startedBy, CancellationToken cancellation) => Note($"pull {source} for {startedBy}");

    private Task Note(string call)
    {
        lock (gate) calls.Add(call);
        return Task.CompletedTask;
    }
}
