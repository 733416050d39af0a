using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Model.Onnx;

/// <summary>Chooses a row's next token from its logits.</summary>
internal struct TokenChoice(Sampling? sampling)
{
    private ulong random = unchecked((ulong)(sampling?.Seed ?? 0));

    /// <param name="logits">May be changed.</param>
    /// <param name="allowed">A bit a token.</param>
    public int Next(Span<float> logits, ReadOnlySpan<ulong> allowed)
    {
        if (sampling is null) return LogitMask.ArgMax(logits, allowed);
        LogitMask.Apply(logits, allowed);
        return Sample(logits, sampling);
    }

    private int Sample(ReadOnlySpan<float> logits, Sampling by)
    {
        var best = new PriorityQueue<int, (float Logit, int Id)>();
        for (var id = 0; id < logits.Length; id++)
        {
            if (float.IsNegativeInfinity(logits[id])) continue;
            // The least likely stands first; of equals the higher id goes.
            if (best.Count < by.TopK) best.Enqueue(id, (logits[id], -id));
            else if (best.TryPeek(out _, out var least) && (logits[id], -id).CompareTo(least) > 0) best.EnqueueDequeue(id, (logits[id], -id));
        }

        var ids = new int[best.Count];
        for (var i = ids.Length - 1; i >= 0; i--) ids[i] = best.Dequeue();
        var weights = new double[ids.Length];
        var total = 0.0;
        for (var i = 0; i < ids.Length; i++) total += weights[i] = Math.Exp((logits[ids[i]] - logits[ids[0]]) / (double)by.Temperature);
        var kept = 0.0;
        var count = 0;
        while (count < ids.Length && kept < by.TopP * total) kept += weights[count++];
        count = Math.Max(count, 1);
        var point = NextUnit() * (count == 1 ? weights[0] : kept);
        for (var i = 0; i < count - 1; i++)
        {
            point -= weights[i];
            if (point < 0) return ids[i];
        }

        return ids[count - 1];
    }

    // SplitMix64 (Steele, Lea, Flood 2014): a row's own numbers, whoever shares the batch.
    private double NextUnit()
    {
        random += 0x9E3779B97F4A7C15;
        var z = random;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
