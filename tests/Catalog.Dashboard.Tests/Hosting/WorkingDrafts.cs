using Catalog.Jobs.Import.Drafts;

namespace Catalog.Dashboard.Tests.Hosting;

/// <summary>Makes dry runs and imports as a worker would, in this process; while it is held, jobs wait as they do behind a long import.</summary>
public sealed class WorkingDrafts(DraftWork work) : IDraftRequests, IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly List<Task> jobs = [];

    public Task CheckAsync(long draftId, CancellationToken cancellation) => Begin(() => work.CheckAsync(draftId, CancellationToken.None));

    public Task ImportAsync(long draftId, string startedBy, CancellationToken cancellation) => Begin(() => work.ImportAsync(draftId, startedBy, CancellationToken.None));

    /// <summary>Lets jobs wait until the result is disposed.</summary>
    public async Task<IDisposable> HoldAsync()
    {
        await turn.WaitAsync();
        return new Held(turn);
    }

    public async ValueTask DisposeAsync()
    {
        Task[] begun;
        lock (jobs) begun = [.. jobs];
        await Task.WhenAll(begun);
        turn.Dispose();
    }

    private Task Begin(Func<Task> job)
    {
        lock (jobs) jobs.Add(Task.Run(() => RunAsync(job)));
        return Task.CompletedTask;
    }

    private async Task RunAsync(Func<Task> job)
    {
        await turn.WaitAsync();
        try
        {
            await job();
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
