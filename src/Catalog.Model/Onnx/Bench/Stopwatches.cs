using System.Diagnostics;

namespace Catalog.Model.Onnx.Bench;

/// <summary>Times things.</summary>
internal static class Stopwatches
{
    /// <summary>The median time of several runs.</summary>
    public static TimeSpan Median(int runs, Action action)
    {
        var times = new TimeSpan[runs];
        for (var run = 0; run < runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            times[run] = Stopwatch.GetElapsedTime(started);
        }

        return times.Order().ElementAt(runs / 2);
    }
}
