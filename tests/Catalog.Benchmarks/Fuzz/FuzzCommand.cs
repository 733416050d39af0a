using System.Diagnostics;
using System.Globalization;

namespace Catalog.Benchmarks.Fuzz;

/// <summary><c>fuzz [--files N] [--seed S]</c>: damaged files of all formats through all that reads them. Nothing may crash, and every line must be accounted for.</summary>
internal static class FuzzCommand
{
    private const int Shown = 20, Every = 10_000;

    // A file of a few kilobytes that takes longer hangs somewhere.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Runs it.</summary>
    /// <returns>0 where all was well, 1 where a file crashed it, 2 where the call was wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryOption(args, "--files", 100_000, out var files) || !TryOption(args, "--seed", 1, out var seed))
        {
            Console.Error.WriteLine("usage: fuzz [--files N] [--seed S]");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("catalog-fuzz-").FullName;
        var tally = new FuzzTally();
        try
        {
            var start = Stopwatch.GetTimestamp();
            await Parallel.ForAsync(0, files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (i, ct) =>
            {
                await OneAsync(folder, seed, i, tally, ct);
                if ((i + 1) % Every == 0) Console.Error.WriteLine($"  {i + 1} files, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
            });
            tally.Write(Console.Out, files, seed, Stopwatch.GetElapsedTime(start));
            return tally.Faults.IsEmpty ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OneAsync(string folder, int seed, int number, FuzzTally tally, CancellationToken ct)
    {
        var random = new Random(HashCode(seed, number));
        var from = FuzzSeeds.All[number % FuzzSeeds.All.Count];
        var own = Directory.CreateDirectory(Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture))).FullName;
        try
        {
            var file = Path.Combine(own, "file");
            await File.WriteAllBytesAsync(file, FuzzMutations.Make(from, FuzzSeeds.All, random), ct);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(Longest);
            tally.Add(await new FuzzReading(own).ReadAsync(file, random.Next(2) == 0, limit.Token));
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            tally.Faults.Enqueue($"file {number} (from {from.Name}): {exception}");
            if (tally.Faults.Count <= Shown) Console.Error.WriteLine($"file {number} of seed {seed}, from {from.Name}: {exception}");
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    // The same on every machine, which System.HashCode isn't.
    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) ^ (number * 7919));

    private static bool TryOption(string[] args, string name, int otherwise, out int value)
    {
        value = otherwise;
        var at = Array.IndexOf(args, name);
        return at < 0 || (at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0);
    }
}
