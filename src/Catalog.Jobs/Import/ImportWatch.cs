using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>
/// Keeps the row of an import up to date while it works, on a connection of its own so that others see it, and looks whether somebody wants it stopped.
/// </summary>
internal sealed class ImportWatch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource end = new();
    private readonly CancellationTokenSource stop;
    private readonly Task watching;
    private ImportProgress? progress;

    private ImportWatch(CancellationToken ct) => (stop, watching) = (CancellationTokenSource.CreateLinkedTokenSource(ct), Task.CompletedTask);

    /// <summary>Begins.</summary>
    public ImportWatch(NpgsqlDataSource source, long importId, TimeProvider time, CancellationToken ct)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        watching = WatchAsync(source, importId, time);
    }

    /// <summary>Who wants it stopped; null: nobody.</summary>
    public string? StoppedBy { get; private set; }

    /// <summary>Set when the import should stop.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>For a dry run, which has no row.</summary>
    public static ImportWatch Nothing(CancellationToken ct) => new(ct);

    /// <summary>How far the import is.</summary>
    public void Report(ImportProgress value) => Volatile.Write(ref progress, value);

    /// <summary>Ends the watching: from here on the row is the import's own.</summary>
    /// <exception cref="NpgsqlException">The database went away meanwhile.</exception>
    public async Task EndAsync()
    {
        await end.CancelAsync();
        await watching;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        end.Dispose();
        stop.Dispose();
    }

    private async Task WatchAsync(NpgsqlDataSource source, long importId, TimeProvider time)
    {
        try
        {
            using var timer = new PeriodicTimer(Every, time);
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                var now = Volatile.Read(ref progress) ?? new(0, 0, 0);
                await using var connection = await source.OpenConnectionAsync(end.Token);
                StoppedBy = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition("""
                    update import set rows = @Rows, bytes = @Bytes, total_bytes = @TotalBytes where id = @importId and state = 'running'
                    returning stop_requested_by
                    """, new { now.Rows, now.Bytes, now.TotalBytes, importId }, cancellationToken: end.Token));
                if (StoppedBy is null) continue;
                await stop.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The import has ended.
        }
        catch (NpgsqlException)
        {
            // Nobody could see or stop it any longer.
            await stop.CancelAsync();
            throw;
        }
    }
}
