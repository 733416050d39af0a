using System.Diagnostics;

namespace Catalog.Benchmarks;

/// <summary>Times things in turn, so that a noisy machine disturbs all of them alike.</summary>
internal static class Measure
{
    /// <summary>Runs the actions in turn.</summary>
    /// <returns>The median milliseconds of each.</returns>
    public static async Task<double[]> InTurnAsync(int rounds, params Func<Task>[] actions)
    {
        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await actions[i]();
                times[i].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>Runs each of the actions once to warm up, then in turn.</summary>
    /// <returns>The median milliseconds of each.</returns>
    public static double[] InTurn(int rounds, params Action[] actions)
    {
        foreach (var action in actions) action();
        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++) times[i].Add(Time(actions[i]));
        }

        return [.. times.Select(Median)];
    }

    /// <summary>As <see cref="InTurn"/>, with the processor's time of the whole process, which other programs on the machine change little.</summary>
    public static (double[] Wall, double[] Processor) InTurnWithProcessor(int rounds, params Action[] actions)
    {
        var processor = actions.Select(_ => new List<double>()).ToArray();
        var wall = InTurn(rounds, [.. actions.Select((action, i) => (Action)(() =>
        {
            var before = Environment.CpuUsage.TotalTime;
            action();
            processor[i].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }))]);
        return (wall, [.. processor.Select(Median)]);
    }

    /// <summary>Milliseconds that an action takes.</summary>
    public static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
