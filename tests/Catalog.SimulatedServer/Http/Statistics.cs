using System.Globalization;

namespace Catalog.Simulation.Http;

/// <summary>What the server did since its start.</summary>
internal sealed class Statistics
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, long> byStatus = new(StringComparer.Ordinal);
    private long requests, succeeded, promptTokens, cachedTokens, completionTokens;

    /// <summary>Counts a chat completion that came in.</summary>
    public void AddRequest() => Interlocked.Increment(ref requests);

    /// <summary>Counts what a request was answered with.</summary>
    /// <param name="status">A status code, or what else became of it: "broken", "disconnected", "aborted" (by the client).</param>
    public void AddStatus(string status)
    {
        lock (gate) byStatus[status] = byStatus.GetValueOrDefault(status) + 1;
    }

    /// <summary>Counts an answer that was sent whole.</summary>
    public void AddAnswer(TokenUsage usage)
    {
        lock (gate)
        {
            succeeded++;
            promptTokens += usage.Prompt;
            cachedTokens += usage.Cached;
            completionTokens += usage.Completion;
        }
    }

    /// <summary>The figures for GET /sim/stats.</summary>
    public StatisticsView View((int Running, int Waiting, int MaxRunning) now, (int Count, long Tokens) kept)
    {
        lock (gate)
        {
            return new StatisticsView(
                Interlocked.Read(ref requests), succeeded, byStatus.GetValueOrDefault(429.ToString(CultureInfo.InvariantCulture)),
                now.Running, now.MaxRunning, now.Waiting, promptTokens, cachedTokens, completionTokens, kept.Count, kept.Tokens,
                new Dictionary<string, long>(byStatus));
        }
    }
}

/// <summary>Tokens of an answered request.</summary>
internal sealed record TokenUsage(int Prompt, int Cached, int Completion);
