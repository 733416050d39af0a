using System.Numerics.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>The greatest logits of a row, in memory that a row's choices use again and again.</summary>
/// <param name="wanted">How many at most; less than 1 counts as 1.</param>
internal sealed class LikeliestTokens(int wanted)
{
    private const int Block = 64;

    private int[] ids = [];
    private (float Logit, int Id)[] heap = [];

    /// <summary>Room for a number beside each id.</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>The ids of the greatest logits, greatest first, of equals the lower id; none whose logit is −∞ or NaN.</summary>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<int> Of(ReadOnlySpan<float> logits)
    {
        var room = Math.Clamp(wanted, 1, logits.Length);
        if (ids.Length < room) (ids, heap, Weights) = (new int[room], new (float, int)[room], new double[room]);
        var count = 0;
        for (var start = 0; start < logits.Length; start += Block)
        {
            var block = logits.Slice(start, Math.Min(Block, logits.Length - start));
            // A block without a new candidate costs one vector comparison; later ids lose against equals.
            if (count == room && TensorPrimitives.MaxNumber(block) <= heap[0].Logit) continue;
            for (var i = 0; i < block.Length; i++)
            {
                if (!(block[i] > float.NegativeInfinity)) continue;
                if (count < room) Push((block[i], start + i), ref count);
                else if (block[i] > heap[0].Logit) Replace((block[i], start + i), count);
            }
        }

        for (var left = count; left > 0;)
        {
            ids[--left] = heap[0].Id;
            Replace(heap[left], left);
        }

        return ids.AsSpan(0, count);
    }

    // A binary heap with the least likely on top.
    private static bool IsLess((float Logit, int Id) x, (float Logit, int Id) y) => x.Logit < y.Logit || (x.Logit == y.Logit && x.Id > y.Id);

    private void Push((float Logit, int Id) entry, ref int count)
    {
        var at = count++;
        for (; at > 0 && IsLess(entry, heap[(at - 1) / 2]); at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
        heap[at] = entry;
    }

    private void Replace((float Logit, int Id) entry, int count)
    {
        var at = 0;
        while (2 * at + 1 < count)
        {
            var child = 2 * at + 1;
            if (child + 1 < count && IsLess(heap[child + 1], heap[child])) child++;
            if (!IsLess(heap[child], entry)) break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = entry;
    }
}
