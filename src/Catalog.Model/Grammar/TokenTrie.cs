using System.Runtime.InteropServices;

namespace Catalog.Model.Grammar;

/// <summary>Tokens as a trie over their bytes, laid out in pre-order: a subtree is a stretch, and skipping it is one jump.</summary>
internal sealed class TokenTrie
{
    private readonly Node[] nodes;

    /// <param name="sorted">Token ids in the order of their bytes.</param>
    /// <param name="bytes">The bytes of each id.</param>
    public TokenTrie(IEnumerable<int> sorted, IReadOnlyList<ReadOnlyMemory<byte>> bytes)
    {
        var list = new List<Node>();
        var path = new List<int>();
        var previous = ReadOnlyMemory<byte>.Empty;
        foreach (var id in sorted)
        {
            var token = bytes[id];
            // Two tokens with the same bytes become two leaves side by side.
            var common = Math.Min(token.Span.CommonPrefixLength(previous.Span), token.Length - 1);
            Finish(list, path, common);
            for (var depth = common; depth < token.Length; depth++)
            {
                path.Add(list.Count);
                list.Add(new Node { Value = token.Span[depth], Depth = checked((ushort)depth), Token = depth == token.Length - 1 ? id : -1 });
            }

            previous = token;
            Depth = Math.Max(Depth, token.Length);
        }

        Finish(list, path, 0);
        nodes = [.. list];
    }

    /// <summary>Length of the longest token in bytes.</summary>
    public int Depth { get; }

    /// <summary>Sets the bit of each token that <paramref name="automaton"/> can read from <paramref name="state"/>.</summary>
    /// <param name="automaton">Makes states on the way.</param>
    /// <param name="state">Where all tokens begin.</param>
    /// <param name="mask">One bit per token id.</param>
    public void Mark(Automaton automaton, int state, Span<ulong> mask)
    {
        var reached = new int[Depth + 1];
        reached[0] = state;
        for (var i = 0; i < nodes.Length;)
        {
            ref readonly var node = ref nodes[i];
            var target = automaton.Step(reached[node.Depth], node.Value);
            if (target == Automaton.Rejected)
            {
                i = node.SubtreeEnd;
                continue;
            }

            reached[node.Depth + 1] = target;
            if (node.Token >= 0)
                mask[node.Token >> 6] |= 1UL << node.Token;
            i++;
        }
    }

    /// <summary>Whether a token begins with <paramref name="prefix"/>, is longer, and <paramref name="automaton"/> can read the rest from <paramref name="state"/>.</summary>
    public bool HasLonger(ReadOnlySpan<byte> prefix, Automaton automaton, int state)
    {
        var (i, end) = (0, nodes.Length);
        foreach (var value in prefix)
        {
            while (i < end && nodes[i].Value != value)
                i = nodes[i].SubtreeEnd;
            if (i == end)
                return false;
            // Of leaves with the same bytes the last one has what is longer.
            while (nodes[i].SubtreeEnd is var sibling && sibling < end && nodes[sibling].Value == value)
                i = sibling;
            end = nodes[i++].SubtreeEnd;
        }

        Span<int> reached = new int[Depth + 1 - prefix.Length];
        reached[0] = state;
        while (i < end)
        {
            var depth = nodes[i].Depth - prefix.Length;
            reached[depth + 1] = automaton.Step(reached[depth], nodes[i].Value);
            if (reached[depth + 1] == Automaton.Rejected)
                i = nodes[i].SubtreeEnd;
            else if (nodes[i++].Token >= 0)
                return true;
        }

        return false;
    }

    private static void Finish(List<Node> list, List<int> path, int depth)
    {
        var span = CollectionsMarshal.AsSpan(list);
        foreach (var open in path.Skip(depth))
            span[open].SubtreeEnd = list.Count;
        path.RemoveRange(depth, path.Count - depth);
    }

    // Token is −1 where no token ends; SubtreeEnd is the first node that is not below this one.
    private struct Node
    {
        public int Token;
        public int SubtreeEnd;
        public ushort Depth;
        public byte Value;
    }
}
