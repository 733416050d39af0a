namespace Catalog.Jobs.Runs;

/// <summary>Measures the time during which at least one call of the model is under way. Safe for many threads.</summary>
public sealed class BusyClock(TimeProvider time)
{
    private readonly Lock gate = new();
    private int running;
    private long since;
    private TimeSpan total;

    /// <summary>Counts until the returned value is disposed.</summary>
    public IDisposable Enter()
    {
        lock (gate)
        {
            if (running++ == 0) since = time.GetTimestamp();
        }

        return new Call(this);
    }

    /// <summary>The time since the last call of this method.</summary>
    public TimeSpan Take()
    {
        lock (gate)
        {
            if (running > 0) Add();
            var taken = total;
            total = TimeSpan.Zero;
            return taken;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            if (running == 1) Add();
            running--;
        }
    }

    private void Add()
    {
        var now = time.GetTimestamp();
        total += time.GetElapsedTime(since, now);
        since = now;
    }

    private sealed class Call(BusyClock clock) : IDisposable
    {
        private BusyClock? open = clock;

        public void Dispose() => Interlocked.Exchange(ref open, null)?.Leave();
    }
}
