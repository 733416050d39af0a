namespace Catalog.Model.Grammar;

/// <summary>The grammar of an answer. It is written from its end to its start: each part is given the node that follows it.</summary>
internal sealed class Nfa
{
    private readonly List<NfaNode?> nodes = [];

    public int Start { get; set; }

    public int Count => nodes.Count;

    public NfaNode this[int node] => nodes[node] ?? throw new InvalidOperationException($"Grammar node {node} was reserved but never defined.");

    public int Add(NfaNode node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }

    /// <summary>A number for a node that loops: its parts need it before it can be written.</summary>
    public int Reserve()
    {
        nodes.Add(null);
        return nodes.Count - 1;
    }

    public void Define(int reserved, NfaNode node) => nodes[reserved] = node;

    /// <summary>Exactly these bytes, then <paramref name="next"/>.</summary>
    public int Literal(ReadOnlySpan<byte> bytes, int next)
    {
        for (var i = bytes.Length - 1; i >= 0; i--)
            next = Symbol(bytes[i], next);
        return next;
    }

    public int Symbol(int symbol, int next) => Add(new NfaNode.Read([new Edge(symbol, symbol, next)]));

    public int Choice(IReadOnlyList<int> targets) => targets.Count == 1 ? targets[0] : Add(new NfaNode.Choice(targets));
}
