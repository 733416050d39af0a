using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Model.Onnx;

/// <summary>Chooses a row's next token from its logits.</summary>
internal sealed class TokenChoice(Sampling? sampling)
{
    private readonly LikeliestTokens? likeliest = sampling is null ? null : new LikeliestTokens(sampling.TopK);
    private ulong random = unchecked((ulong)(sampling?.Seed ?? 0));

    /// <param name="logits">May be changed.</param>
    /// <param name="allowed">A bit a token.</param>
    public int Next(Span<float> logits, ReadOnlySpan<ulong> allowed)
    {
        if (sampling is null) return LogitMask.ArgMax(logits, allowed);
        LogitMask.Apply(logits, allowed);
        // Where no logit is a number there is nothing to weigh.
        return likeliest!.Of(logits) is { IsEmpty: false } best ? Sample(logits, best, sampling) : LogitMask.First(allowed);
    }

    private int Sample(ReadOnlySpan<float> logits, ReadOnlySpan<int> best, Sampling by)
    {
        var weights = likeliest!.Weights;
        var total = 0.0;
        for (var i = 0; i < best.Length; i++) total += weights[i] = Math.Exp((logits[best[i]] - logits[best[0]]) / (double)by.Temperature);
        var kept = 0.0;
        var count = 0;
        while (count < best.Length && kept < by.TopP * total) kept += weights[count++];
        count = Math.Max(count, 1);
        var point = NextUnit() * (count == 1 ? weights[0] : kept);
        for (var i = 0; i < count - 1; i++)
        {
            point -= weights[i];
            if (point < 0) return best[i];
        }

        return best[count - 1];
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
