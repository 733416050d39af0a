using System.Diagnostics;

namespace Catalog.Benchmarks;

/// <summary>Times things in turn, so that a noisy machine disturbs all of them alike.</summary>
internal static class Measure
{
    /// <summary>Runs each of the actions once to warm up, then in turn.</summary>
    /// <returns>The median milliseconds of each.</returns>
    public static async Task<double[]> InTurnAsync(int rounds, params Func<Task>[] actions)
    {
        foreach (var action in actions) await action();
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

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Writes a line of a table.</summary>
    public static void Row(params object[] cells) =>
        Console.WriteLine(string.Concat(cells.Select((cell, i) => i == 0 ? $"  {cell,-44}" : $"{cell,14}")));
}
