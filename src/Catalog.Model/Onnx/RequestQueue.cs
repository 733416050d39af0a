namespace Catalog.Model.Onnx;

/// <summary>Requests that wait for the scheduler: what a person waits for first, then first come, first served. Safe for many threads.</summary>
internal sealed class RequestQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly LinkedList<EngineRequest> waiting = [];
    private readonly ManualResetEventSlim arrived = new();
    private bool closed;

    public void Add(EngineRequest request)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(OnnxTextEngine));
            if (request.Decoding is { Interactive: true })
            {
                var node = waiting.First;
                while (node?.Value.Decoding is { Interactive: true }) node = node.Next;
                if (node is null) waiting.AddLast(request);
                else waiting.AddBefore(node, request);
            }
            else
            {
                waiting.AddLast(request);
            }

            arrived.Set();
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
                var request = node.Value;
                var isTurn = request.Decoding is not null;
                if (!request.Cancellation.IsCancellationRequested && ((isTurn && turnWaits) || !mayRun(request)))
                {
                    turnWaits |= isTurn;
                    continue;
                }

                waiting.Remove(node);
                return request;
            }

            // After the end nothing arrives any more: nobody must wait for it. And what one scheduler must leave another may take.
            if (!closed && waiting.Count == 0) arrived.Reset();
            return null;
        }
    }

    /// <summary>Lets everybody look again who waits.</summary>
    public void Wake() => arrived.Set();

    /// <summary>Blocks until a request arrives or the queue is closed.</summary>
    public void Wait() => arrived.Wait();

    /// <summary>Refuses further requests.</summary>
    /// <returns>Those that were waiting.</returns>
    public IReadOnlyList<EngineRequest> Close()
    {
        lock (gate)
        {
            closed = true;
            var rest = waiting.ToList();
            waiting.Clear();
            arrived.Set();
            return rest;
        }
    }

    public void Dispose() => arrived.Dispose();
}
