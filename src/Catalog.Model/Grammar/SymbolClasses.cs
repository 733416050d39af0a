namespace Catalog.Model.Grammar;

/// <summary>Symbols that no edge of a grammar tells apart share a class, so that a state's row of transitions is short.</summary>
internal sealed class SymbolClasses
{
    private readonly ushort[] classes = new ushort[Symbols.Count];
    private readonly List<int> firsts = [];

    public SymbolClasses(Nfa nfa)
    {
        var borders = new bool[Symbols.Count + 1];
        borders[0] = true;
        for (var node = 0; node < nfa.Count; node++)
        {
            if (nfa[node] is not NfaNode.Read read)
                continue;
            foreach (var edge in read.Edges)
                borders[edge.First] = borders[edge.Last + 1] = true;
        }

        for (var symbol = 0; symbol < Symbols.Count; symbol++)
        {
            if (borders[symbol])
                firsts.Add(symbol);
            classes[symbol] = (ushort)(firsts.Count - 1);
        }
    }

    public int Count => firsts.Count;

    /// <summary>The class of a symbol.</summary>
    public int this[int symbol] => classes[symbol];

    /// <summary>The least symbol of a class.</summary>
    public int First(int symbolClass) => firsts[symbolClass];

    /// <summary>How many symbols a class has.</summary>
    public int Size(int symbolClass) => (symbolClass + 1 < firsts.Count ? firsts[symbolClass + 1] : Symbols.Count) - firsts[symbolClass];
}
