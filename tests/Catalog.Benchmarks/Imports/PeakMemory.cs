namespace Catalog.Benchmarks.Imports;

/// <summary>How much memory of this process is resident at most while something runs, above what was before.</summary>
internal static class PeakMemory
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs it.</summary>
    /// <returns>Megabytes above idle.</returns>
    public static async Task<double> OfAsync(Func<Task> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var idle = Environment.WorkingSet;
        var peak = idle;
        var running = work();
        while (!running.IsCompleted)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.WhenAny(running, Task.Delay(Every));
        }

        await running;
        return (peak - idle) / 1e6;
    }
}
