namespace Catalog.Model.Onnx;

/// <summary>Room in the memory budget: of a running request, then of the state that came of it. Used by one thread at a time.</summary>
internal sealed class MemoryHold(MemoryBudget budget, long bytes, bool opening) : IDisposable
{
    private bool running = true;

    /// <summary>Gives back what the request doesn't need any more.</summary>
    public void Shrink(long to) => Set(Math.Min(bytes, to), running);

    /// <summary>The request is done; its state takes so much from now on.</summary>
    public void Rest(long stateBytes) => Set(Math.Min(bytes, stateBytes), false);

    public void Dispose() => Set(0, false);

    private void Set(long to, bool runs)
    {
        if (to == bytes && runs == running) return;
        var (by, rested, ended) = (to - bytes, (runs ? 0 : to) - (running ? 0 : bytes), running && !runs);
        (bytes, running) = (to, runs);
        budget.Change(by, rested, opening, ended);
    }
}
