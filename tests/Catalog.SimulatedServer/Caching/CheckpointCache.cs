using Catalog.Model.Onnx;

namespace Catalog.Simulation.Caching;

/// <summary>
/// The states that a hybrid model's server keeps: each at the end of a prefix, in tokens a multiple of the unit. A recurrent state can't be cut, so a
/// prompt goes on only from a prefix that was computed to exactly its end. The least recently used go first.
/// </summary>
/// <param name="unit">Tokens.</param>
/// <param name="capacity">Tokens of all kept prefixes together at most.</param>
internal sealed class CheckpointCache(int unit, int capacity) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(int Length, UInt128 Hash), LinkedListNode<Checkpoint>> byPrefix = [];
    private readonly LinkedList<Checkpoint> latest = [];
    private long tokens;

    /// <summary>States kept, and the tokens of their prefixes together.</summary>
    public (int Count, long Tokens) Size
    {
        get
        {
            lock (gate) return (latest.Count, tokens);
        }
    }

    /// <summary>The longest kept prefix of a prompt.</summary>
    /// <param name="atMost">Tokens that it may have.</param>
    /// <returns>Its length and a share of its state, which the caller releases; length 0 where there is none.</returns>
    public (int Length, SequenceState? State) Longest(PrefixHashes prompt, int atMost)
    {
        lock (gate)
        {
            for (var length = atMost / unit * unit; length > 0; length -= unit)
            {
                if (!byPrefix.TryGetValue((length, prompt.At(length)), out var node)) continue;
                latest.Remove(node);
                latest.AddFirst(node);
                return (length, node.Value.State?.Share());
            }

            return (0, null);
        }
    }

    /// <summary>Keeps a share of a state.</summary>
    /// <param name="length">A multiple of the unit.</param>
    /// <param name="state">Null where answers are canned.</param>
    public void Add(PrefixHashes prompt, int length, SequenceState? state)
    {
        lock (gate)
        {
            var key = (length, prompt.At(length));
            if (length > capacity || byPrefix.ContainsKey(key)) return;
            byPrefix.Add(key, latest.AddFirst(new Checkpoint(key, state?.Share())));
            tokens += length;
            while (tokens > capacity) Drop(latest.Last!);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            while (latest.Last is { } last) Drop(last);
        }
    }

    private void Drop(LinkedListNode<Checkpoint> node)
    {
        latest.Remove(node);
        byPrefix.Remove(node.Value.Key);
        tokens -= node.Value.Key.Length;
        node.Value.State?.Release();
    }

    private sealed record Checkpoint((int Length, UInt128 Hash) Key, SequenceState? State);
}
