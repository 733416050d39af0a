namespace Catalog.Model.Grammar;

/// <summary>A place in the grammar. Nodes are numbers in their <see cref="Nfa"/>.</summary>
internal abstract record NfaNode
{
    private NfaNode()
    {
    }

    /// <summary>Reads one symbol.</summary>
    /// <param name="Edges">Where each range of symbols leads.</param>
    /// <param name="InString">A free string goes on here at a code point's border: every byte sequence of <see cref="StringBytes"/> stays legal.</param>
    public sealed record Read(IReadOnlyList<Edge> Edges, bool InString = false) : NfaNode;

    /// <summary>Goes on at any of several places.</summary>
    public sealed record Choice(IReadOnlyList<int> Targets) : NfaNode;

    /// <summary>Between the items of an array: decides by their number whether another may or must come.</summary>
    /// <param name="Opens">Before the first item: starts counting.</param>
    /// <param name="Minimum">Items at least.</param>
    /// <param name="Maximum">Items at most; null: no limit.</param>
    /// <param name="Item">Where the next item begins (with its separator, unless it is the first).</param>
    /// <param name="Close">Behind the last item.</param>
    public sealed record Repeat(bool Opens, int Minimum, int? Maximum, int Item, int Close) : NfaNode;

    /// <summary>The answer is complete.</summary>
    public sealed record End : NfaNode;
}

/// <summary>Symbols <paramref name="First"/> to <paramref name="Last"/> (inclusive) lead to <paramref name="Target"/>.</summary>
internal readonly record struct Edge(int First, int Last, int Target)
{
    public Edge(char symbol, int target)
        : this(symbol, symbol, target)
    {
    }
}
