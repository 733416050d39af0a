namespace Catalog.Model.Remote;

/// <summary>
/// Where requests of one server wait for their turn: what a person waits for first, then by age, so that one that comes again keeps its place. Safe for
/// many threads.
/// </summary>
internal sealed class Gate(TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<TaskCompletionSource<bool>, (bool Night, long Ticket)> waiting = new();
    private ITimer? resume;
    private long pausedUntil = long.MinValue;
    private int limit = 1, inFlight, waiters;
    private bool closed;

    /// <summary>Requests under way.</summary>
    public int InFlight
    {
        get
        {
            lock (gate) return inFlight;
        }
    }

    /// <summary>Requests under way and waiting.</summary>
    public int Load
    {
        get
        {
            lock (gate) return inFlight + waiters;
        }
    }

    /// <summary>Waits for a place. False where the gate was closed.</summary>
    /// <param name="ticket">The request's age: lower goes first.</param>
    public async Task<bool> EnterAsync(bool interactive, long ticket, CancellationToken cancellationToken)
    {
        var place = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (closed) return false;
            waiters++;
            waiting.Enqueue(place, (!interactive, ticket));
            Admit();
        }

        using var cancelled = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (place.TrySetCanceled(cancellationToken)) waiters--;
            }
        });
        return await place.Task;
    }

    /// <summary>Gives a place back.</summary>
    /// <returns>Whether somebody was waiting for it.</returns>
    public bool Leave()
    {
        lock (gate)
        {
            inFlight--;
            return waiters > 0;
        }
    }

    /// <summary>Sets how many may be under way, and lets in who may come.</summary>
    public void Allow(int requests)
    {
        lock (gate)
        {
            limit = requests;
            Admit();
        }
    }

    /// <summary>Lets nobody in for a while.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (gate)
        {
            var until = time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency);
            if (until <= pausedUntil) return;
            pausedUntil = until;
            resume?.Dispose();
            resume = time.CreateTimer(_ => Resume(), null, duration, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sends everybody away who waits, and who comes, until <see cref="Open"/>.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            while (waiting.TryDequeue(out var place, out _))
                if (place.TrySetResult(false)) waiters--;
        }
    }

    /// <summary>Lets people in again.</summary>
    public void Open()
    {
        lock (gate) (closed, pausedUntil) = (false, long.MinValue);
    }

    public void Dispose() => resume?.Dispose();

    private void Resume()
    {
        lock (gate)
        {
            // Timers come some milliseconds early: their clock is coarser than the one that counts. Nobody else would let people in again.
            var early = pausedUntil == long.MinValue ? 0 : pausedUntil - time.GetTimestamp();
            if (early > 0)
            {
                resume?.Change(TimeSpan.FromMilliseconds(Math.Ceiling(1000.0 * early / time.TimestampFrequency)), Timeout.InfiniteTimeSpan);
                return;
            }

            pausedUntil = long.MinValue;
            Admit();
        }
    }

    private void Admit()
    {
        while (!closed && inFlight < limit && pausedUntil == long.MinValue && waiting.TryDequeue(out var place, out _))
        {
            if (!place.TrySetResult(true)) continue;
            waiters--;
            inFlight++;
        }
    }
}
