namespace Catalog.Jobs.Import.Drafts;

/// <summary>Writes an import's progress to its draft twice a second, and ends it where a person wants that.</summary>
internal sealed class DraftProgress : IProgress<ImportProgress>, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stopped;
    private readonly CancellationTokenSource ended = new();
    private readonly Task writing;
    private volatile ImportProgress last = new(0, 0, 0);

    public DraftProgress(long id, DraftResults results, TimeProvider time, CancellationToken ct)
    {
        stopped = CancellationTokenSource.CreateLinkedTokenSource(ct);
        writing = WriteAsync(id, results, time);
    }

    /// <summary>Cancelled where a person or the process wants the import to end.</summary>
    public CancellationToken Token => stopped.Token;

    /// <summary>True where it was a person.</summary>
    public bool IsStopped { get; private set; }

    public void Report(ImportProgress value) => last = value;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await writing;
        ended.Dispose();
        stopped.Dispose();
    }

    private async Task WriteAsync(long id, DraftResults results, TimeProvider time)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                if (IsStopped || !await results.ProgressAsync(id, last)) continue;
                IsStopped = true;
                await stopped.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
    }
}
