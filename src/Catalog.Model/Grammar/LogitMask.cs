using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Catalog.Model.Grammar;

/// <summary>Masks of allowed token ids over a row of logits. A mask has a bit per id, 64 to a word; logits may be wider, the rest is padding.</summary>
internal static class LogitMask
{
    private const int Lanes = 8;

    // Bit i of a byte for lane i of a vector.
    private static readonly Vector256<int> LaneBits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);

    /// <summary>Sets the logits of all ids that are not allowed to −∞.</summary>
    public static void Apply(Span<float> logits, ReadOnlySpan<ulong> allowed)
    {
        var words = Math.Min(allowed.Length, logits.Length / 64);
        for (var w = 0; w < words; w++)
        {
            var word = allowed[w];
            if (word == ulong.MaxValue)
                continue;
            var part = logits.Slice(w * 64, 64);
            if (word == 0)
                part.Fill(float.NegativeInfinity);
            else
                Apply(part, word);
        }

        for (var id = words * 64; id < logits.Length; id++)
        {
            if (id >= allowed.Length * 64 || (allowed[id >> 6] >> id & 1) == 0)
                logits[id] = float.NegativeInfinity;
        }
    }

    /// <summary>
    /// The allowed id with the greatest logit, the lowest of several: what numpy's argmax says of the masked row (a NaN is the greatest). Where every allowed
    /// logit is −∞, the first allowed id; −1 where none is allowed.
    /// </summary>
    public static int ArgMax(ReadOnlySpan<float> logits, ReadOnlySpan<ulong> allowed)
    {
        var best = float.NegativeInfinity;
        var bestWord = -1;
        var words = Math.Min(allowed.Length, logits.Length / 64);
        for (var w = 0; w < words; w++)
        {
            if (allowed[w] == 0)
                continue;
            // Few words of a row hold a new best: only those are looked at bit by bit, so a mask costs what a free choice does.
            var greatest = Greatest(logits.Slice(w * 64, 64), ulong.MaxValue, out var numbers);
            var clean = numbers.AsInt32() == Vector256<int>.AllBitsSet;
            if (clean && !Vector256.GreaterThanAny(greatest, Vector256.Create(best)))
                continue;
            if (allowed[w] != ulong.MaxValue)
            {
                greatest = Greatest(logits.Slice(w * 64, 64), allowed[w], out numbers);
                clean = numbers.AsInt32() == Vector256<int>.AllBitsSet;
            }

            if (!clean)
                return FirstWhere(logits, allowed, w, float.NaN);
            if (!Vector256.GreaterThanAny(greatest, Vector256.Create(best)))
                continue;
            bestWord = w;
            for (var lane = 0; lane < Lanes; lane++)
                best = Math.Max(best, greatest[lane]);
        }

        var id = bestWord < 0 ? -1 : FirstWhere(logits, allowed, bestWord, best);
        for (var i = words * 64; i < Math.Min(logits.Length, allowed.Length * 64); i++)
        {
            if ((allowed[i >> 6] >> i & 1) == 0)
                continue;
            if (float.IsNaN(logits[i]))
                return i;
            if (logits[i] > best)
                (best, id) = (logits[i], i);
        }

        var first = id >= 0 ? id : First(allowed);
        return first < logits.Length ? first : -1;
    }

    /// <summary>The lowest allowed id, or −1.</summary>
    public static int First(ReadOnlySpan<ulong> allowed)
    {
        var w = allowed.IndexOfAnyExcept(0UL);
        return w < 0 ? -1 : (w * 64) + BitOperations.TrailingZeroCount(allowed[w]);
    }

    private static void Apply(Span<float> part, ulong word)
    {
        ref var first = ref MemoryMarshal.GetReference(part);
        for (var i = 0; i < 64; i += Lanes)
            Select(Vector256.LoadUnsafe(ref first, (nuint)i), (byte)(word >> i)).StoreUnsafe(ref first, (nuint)i);
    }

    // The native maximum is several times as fast as the one that hands NaNs on, so they are looked for beside it: a NaN isn't equal to itself.
    private static Vector256<float> Greatest(ReadOnlySpan<float> part, ulong word, out Vector256<float> numbers)
    {
        ref var first = ref MemoryMarshal.GetReference(part);
        var greatest = Vector256.Create(float.NegativeInfinity);
        numbers = Vector256<float>.AllBitsSet;
        for (var i = 0; i < 64; i += Lanes)
        {
            var values = Vector256.LoadUnsafe(ref first, (nuint)i);
            if (word != ulong.MaxValue)
                values = Select(values, (byte)(word >> i));
            greatest = Vector256.MaxNative(greatest, values);
            numbers &= Vector256.Equals(values, values);
        }

        return greatest;
    }

    private static Vector256<float> Select(Vector256<float> values, byte bits)
    {
        var keep = Vector256.Equals(Vector256.Create((int)bits) & LaneBits, LaneBits);
        return Vector256.ConditionalSelect(keep.AsSingle(), values, Vector256.Create(float.NegativeInfinity));
    }

    private static int FirstWhere(ReadOnlySpan<float> logits, ReadOnlySpan<ulong> allowed, int w, float value)
    {
        for (var word = allowed[w]; word != 0; word &= word - 1)
        {
            var id = (w * 64) + BitOperations.TrailingZeroCount(word);
            // Equals, unlike ==, finds a NaN.
            if (logits[id].Equals(value) || logits[id] == value)
                return id;
        }

        throw new InvalidOperationException("The greatest logit was not found again.");
    }
}
