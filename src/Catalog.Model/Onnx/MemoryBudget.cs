namespace Catalog.Model.Onnx;

/// <summary>
/// The bytes of a device's states outside of the running batches: at rest, and what running requests may still need. Openings may take half of them at most,
/// so that turns find room whatever callers hold (decision 0012). Safe for many threads.
/// </summary>
/// <param name="bytes">In all.</param>
/// <param name="freed">Called where room came free.</param>
internal sealed class MemoryBudget(long bytes, Action freed)
{
    private readonly Lock gate = new();
    private long used, openings, resting;
    private int running;

    /// <summary>Bytes that a single request may need at most.</summary>
    public long Largest { get; } = bytes / 2;

    /// <summary>Bytes in use.</summary>
    public long Used
    {
        get
        {
            lock (gate) return used;
        }
    }

    /// <summary>Bytes of the states at rest: what running requests hold is not among them.</summary>
    public long Resting
    {
        get
        {
            lock (gate) return resting;
        }
    }

    /// <summary>True where nothing runs that could give room back by itself.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate) return running == 0;
        }
    }

    /// <summary>Takes room for a request that is about to run.</summary>
    /// <returns>Null where there is none now.</returns>
    public MemoryHold? TryTake(long wanted, bool opening)
    {
        lock (gate)
        {
            if (used + wanted > bytes || (opening && openings + wanted > Largest)) return null;
            Add(wanted, opening);
            running++;
            return new MemoryHold(this, wanted, opening);
        }
    }

    /// <summary>Changes what a hold takes; it never grows.</summary>
    /// <param name="rested">By how much more of it is at rest now.</param>
    internal void Change(long by, long rested, bool opening, bool ended)
    {
        lock (gate)
        {
            Add(by, opening);
            resting += rested;
            if (ended) running--;
        }

        freed();
    }

    private void Add(long by, bool opening)
    {
        used += by;
        if (opening) openings += by;
    }
}
