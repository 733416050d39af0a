using Catalog.Model.Chat;

namespace Catalog.Model.Onnx;

/// <summary>
/// The last resort against callers that hold memory and wait for more: where requests wait, nothing runs that could give room back, and no caller has
/// given any back for a long time, the youngest request is refused, so that its caller lets go (decision 0012). Safe for many threads.
/// </summary>
internal sealed class StallWatch(RequestQueue queue, MemoryBudget budget, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private long since;
    private ITimer? alarm;

    /// <summary>Something ran or was given back.</summary>
    public void Progress()
    {
        lock (gate)
        {
            alarm?.Dispose();
            alarm = null;
        }
    }

    /// <summary>Called by a scheduler that found nothing to do, before it waits.</summary>
    public void Look()
    {
        if (queue.IsEmpty || !budget.IsIdle) return;
        lock (gate)
        {
            if (alarm is null)
            {
                since = time.GetTimestamp();
                alarm = time.CreateTimer(_ => queue.Wake(), null, Patience, Patience);
                return;
            }

            if (time.GetElapsedTime(since) < Patience) return;
        }

        Progress();
        queue.TakeLast()?.Fail(new ContextLengthException(
            $"no room for the request: callers' conversations hold {budget.Used} bytes and gave none back for {Patience.TotalMinutes} minutes while nothing ran. " +
            $"Dispose of conversations, or raise the option {nameof(EngineOptions.MemoryBudget)}"));
    }

    public void Dispose() => Progress();
}
