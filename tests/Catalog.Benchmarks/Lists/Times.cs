namespace Catalog.Benchmarks.Lists;

/// <summary>Milliseconds.</summary>
internal static class Times
{
    /// <summary>What one call takes.</summary>
    public static async Task<double> OfAsync(Func<Task> action)
    {
        var started = TimeProvider.System.GetTimestamp();
        await action();
        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>What many take, the fastest first. The first round warms up and doesn't count, where there are more than three.</summary>
    public static async Task<double[]> RepeatAsync(int rounds, Func<int, Task<double>> round)
    {
        var times = new double[rounds];
        for (var at = 0; at < rounds; at++) times[at] = await round(at);
        return [.. times.Skip(rounds > 3 ? 1 : 0).Order()];
    }

    /// <summary>A quantile.</summary>
    /// <param name="share">0.5: the median.</param>
    public static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
