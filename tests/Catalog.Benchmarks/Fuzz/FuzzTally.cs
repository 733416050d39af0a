using System.Collections.Concurrent;

namespace Catalog.Benchmarks.Fuzz;

/// <summary>Sums up many files.</summary>
internal sealed class FuzzTally
{
    private long refused, rows, rejected, counted;

    /// <summary>What must not happen.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public void Add(FuzzResult result)
    {
        Interlocked.Add(ref refused, result.IsRefused ? 1 : 0);
        Interlocked.Add(ref rows, result.Rows);
        Interlocked.Add(ref rejected, result.Rejected);
        Interlocked.Add(ref counted, result.IsCounted ? 1 : 0);
    }

    public void Write(TextWriter output, int files, int seed, TimeSpan time)
    {
        output.WriteLine($"fuzz, seed {seed}: {files} files in {time.TotalSeconds:0} s, {Faults.Count} faults");
        output.WriteLine($"  {refused} refused with a message, {files - refused - Faults.Count} read: {rows} lines, {rejected} rows rejected; the lines of {counted} files were counted a second time, and agree");
    }
}
