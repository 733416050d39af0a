using System.Collections.Concurrent;
using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>What a pump has done so far, for displays that look at it now and then. Safe for many threads.</summary>
public sealed class RunProgress
{
    private readonly ConcurrentDictionary<long, Usage> live = new();
    private long finishedTokens;
    private int done, failed, total, loading;

    /// <summary>Products of the runs that are under way, finished ones too.</summary>
    public int Total => Volatile.Read(ref total);

    /// <summary>Of these, done before and by this process.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Of these, failed.</summary>
    public int Failed => Volatile.Read(ref failed);

    /// <summary>True while the model is being loaded.</summary>
    public bool Loading => Volatile.Read(ref loading) > 0;

    /// <summary>Tokens computed and decoded by this process.</summary>
    public long Tokens => Interlocked.Read(ref finishedTokens) + live.Values.Sum(Of);

    internal void Show(IReadOnlyCollection<Run> runs)
    {
        Volatile.Write(ref total, runs.Sum(run => run.Products));
        Volatile.Write(ref done, runs.Sum(run => run.Done));
        Volatile.Write(ref failed, runs.Sum(run => run.Failed));
    }

    internal void Start(WorkItem item, Usage usage) => live[item.Id] = usage;

    internal void End(WorkItem item)
    {
        if (live.TryRemove(item.Id, out var usage)) Interlocked.Add(ref finishedTokens, Of(usage));
    }

    internal void End(bool success)
    {
        if (success) Interlocked.Increment(ref done);
        else Interlocked.Increment(ref failed);
    }

    internal void Load(bool begins) => Interlocked.Add(ref loading, begins ? 1 : -1);

    private static long Of(Usage usage) => usage.PromptTokensComputed + usage.DecodeTokens;
}
