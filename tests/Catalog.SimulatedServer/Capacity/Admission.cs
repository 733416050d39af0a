namespace Catalog.Simulation.Capacity;

/// <summary>Places for running requests and a queue before them, first come, first served. Its bounds may change at any time; who runs is never stopped.</summary>
/// <param name="capacity">Running at most.</param>
/// <param name="queue">Waiting at most.</param>
internal sealed class Admission(int capacity, int queue)
{
    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> waiting = [];
    private int capacity = capacity, queue = queue, running, maxRunning;

    /// <summary>Running, waiting, and how many ran at once at most.</summary>
    public (int Running, int Waiting, int MaxRunning) Now
    {
        get
        {
            lock (gate) return (running, waiting.Count, maxRunning);
        }
    }

    /// <summary>Waits for a place, which <see cref="Leave"/> gives back.</summary>
    /// <returns>False where the queue is full.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (gate)
        {
            if (running < capacity && waiting.Count == 0)
            {
                Take();
                return true;
            }

            if (waiting.Count >= queue) return false;
            place = waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var registration = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (place.List is not null) waiting.Remove(place);
                else return; // it has its place already
            }

            place.Value.TrySetCanceled(cancellationToken);
        });
        await place.Value.Task;
        return true;
    }

    public void Leave()
    {
        lock (gate)
        {
            running--;
            Admit();
        }
    }

    public void Resize(int newCapacity, int newQueue)
    {
        lock (gate)
        {
            (capacity, queue) = (newCapacity, newQueue);
            Admit();
        }
    }

    private void Admit()
    {
        while (running < capacity && waiting.First is { } first)
        {
            waiting.RemoveFirst();
            Take();
            first.Value.SetResult();
        }
    }

    private void Take() => maxRunning = Math.Max(maxRunning, ++running);
}
