namespace Catalog.Model.Onnx;

/// <summary>
/// Requests that wait for a device's schedulers: what a person waits for first, then by turns between the callers, each caller's in order. A caller is
/// who shares a <see cref="Usage"/>, such as a product's conversations. Safe for many threads.
/// </summary>
internal sealed class RequestQueue
{
    private readonly object gate = new();
    private readonly LinkedList<Entry> waiting = [];
    private readonly Dictionary<Usage, (long Turn, int Waiting)> callers = [];
    private long now, version;
    private bool closed;

    /// <summary>Counts everything that may let a request run that could not before.</summary>
    public long Version
    {
        get
        {
            lock (gate) return version;
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (gate) return waiting.Count == 0;
        }
    }

    public void Add(EngineRequest request)
    {
        Entry entry;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(OnnxTextEngine));
            entry = new Entry(request, NextTurn(request.Usage));
            var node = waiting.Last;
            while (node is not null && entry.GoesBefore(node.Value)) node = node.Previous;
            if (node is null) waiting.AddFirst(entry);
            else waiting.AddAfter(node, entry);
            Changed();
        }

        // Outside the lock: where it is cancelled already, it is called at once.
        entry.Watch(() => Cancel(entry));
        lock (gate)
        {
            if (entry.IsGone) entry.Unwatch();
        }
    }

    /// <summary>
    /// Takes the first request that may run now; null where none may. An opening may pass a turn that has no room yet, another turn may not: a long one
    /// would wait for ever behind short ones.
    /// </summary>
    public EngineRequest? Take(Func<EngineRequest, bool> mayRun)
    {
        lock (gate)
        {
            var turnWaits = false;
            for (var node = waiting.First; node is not null; node = node.Next)
            {
                var (request, turn) = (node.Value.Request, node.Value.Turn);
                var isTurn = request.Decoding is not null;
                if ((isTurn && turnWaits) || !mayRun(request))
                {
                    turnWaits |= isTurn;
                    continue;
                }

                if (!request.Interactive) now = Math.Max(now, turn);
                Remove(node);
                return request;
            }

            return null;
        }
    }

    /// <summary>Takes the last request that no room was found for.</summary>
    public EngineRequest? TakeLast()
    {
        lock (gate)
        {
            if (waiting.Last is not { } node) return null;
            Remove(node);
            return node.Value.Request;
        }
    }

    /// <summary>Lets everybody look again who waits.</summary>
    public void Wake()
    {
        lock (gate) Changed();
    }

    /// <summary>Blocks until something changed since <paramref name="seen"/>, or the queue is closed.</summary>
    public void Wait(long seen)
    {
        lock (gate)
        {
            while (version == seen && !closed) Monitor.Wait(gate);
        }
    }

    /// <summary>Refuses further requests.</summary>
    /// <returns>Those that were waiting.</returns>
    public IReadOnlyList<EngineRequest> Close()
    {
        lock (gate)
        {
            closed = true;
            var rest = waiting.Select(entry => entry.Request).ToList();
            while (waiting.First is { } node) Remove(node);
            Changed();
            return rest;
        }
    }

    // Who waits for room must not wait for a scheduler to look before he may go.
    private void Cancel(Entry entry)
    {
        lock (gate)
        {
            if (waiting.Find(entry) is not { } node) return;
            Remove(node);
            Changed();
        }

        entry.Request.Cancel();
    }

    // Fair queueing: each caller's requests stand one turn apart, counted from now.
    private long NextTurn(Usage usage)
    {
        var (turn, count) = callers.GetValueOrDefault(usage);
        turn = Math.Max(turn, now) + 1;
        callers[usage] = (turn, count + 1);
        return turn;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        waiting.Remove(node);
        node.Value.IsGone = true;
        node.Value.Unwatch();
        var usage = node.Value.Request.Usage;
        var (turn, count) = callers[usage];
        if (count == 1) callers.Remove(usage);
        else callers[usage] = (turn, count - 1);
    }

    private void Changed()
    {
        version++;
        Monitor.PulseAll(gate);
    }

    private sealed class Entry(EngineRequest request, long turn)
    {
        private CancellationTokenRegistration registration;

        public EngineRequest Request => request;

        public long Turn => turn;

        public bool IsGone { get; set; }

        public bool GoesBefore(Entry other) =>
            request.Interactive != other.Request.Interactive ? request.Interactive : !request.Interactive && turn < other.Turn;

        public void Watch(Action cancelled) => registration = request.Cancellation.UnsafeRegister(_ => cancelled(), null);

        // Unregistering only: waiting for a callback that waits for our lock would never end.
        public void Unwatch() => registration.Unregister();
    }
}
