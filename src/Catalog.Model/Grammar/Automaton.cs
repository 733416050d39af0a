namespace Catalog.Model.Grammar;

/// <summary>
/// A grammar made deterministic as far as it is walked: a state is the set of places (node, counts of open arrays) that the symbols so far lead to.
/// States are numbers from 0; <see cref="Done"/> accepts nothing. Not thread-safe: states are made while walking.
/// </summary>
internal sealed class Automaton
{
    public const int Rejected = -1;
    public const int Done = 0;
    private const int Unknown = -2;

    private readonly Nfa nfa;
    private readonly SymbolClasses classes;
    private readonly CountStacks counts = new();
    private readonly Dictionary<long[], int> numbers = new(new PlacesComparer());
    private readonly List<State> states = [];
    private readonly List<long> places = [];
    private int[] next = [];

    public Automaton(Nfa nfa)
    {
        this.nfa = nfa;
        classes = new SymbolClasses(nfa);
        Intern();
        Close(nfa.Start, CountStacks.Empty);
        Start = Intern();
    }

    public int Start { get; }

    public int Count => states.Count;

    public bool Accepts(int state) => states[state].Accepts;

    /// <summary>Whether a free string may go on from here at a code point's border.</summary>
    public bool InString(int state) => states[state].InString;

    /// <summary>The state behind <paramref name="symbol"/>, or <see cref="Rejected"/>.</summary>
    public int Step(int state, int symbol)
    {
        var symbolClass = classes[symbol];
        var target = next[(state * classes.Count) + symbolClass];
        return target == Unknown ? Make(state, symbolClass) : target;
    }

    /// <summary>The only symbol that is legal, or <see cref="Rejected"/>. The end doesn't count as one.</summary>
    public int OnlySymbol(int state)
    {
        var only = Rejected;
        for (var symbolClass = 0; symbolClass < classes.Count; symbolClass++)
        {
            var symbol = classes.First(symbolClass);
            if (Step(state, symbol) == Rejected)
                continue;
            if (only != Rejected || classes.Size(symbolClass) > 1)
                return Rejected;
            only = symbol;
        }

        return only;
    }

    private int Make(int state, int symbolClass)
    {
        var symbol = classes.First(symbolClass);
        foreach (var place in states[state].Places)
        {
            if (nfa[Node(place)] is not NfaNode.Read read)
                continue;
            foreach (var edge in read.Edges)
            {
                if (edge.First <= symbol && symbol <= edge.Last)
                    Close(edge.Target, (int)place);
            }
        }

        var target = places.Count == 0 ? Rejected : Intern();
        next[(state * classes.Count) + symbolClass] = target;
        return target;
    }

    // Adds what is reached from a node without reading. There are no loops without reading: an array's item has at least one byte.
    private void Close(int node, int stack)
    {
        switch (nfa[node])
        {
            case NfaNode.Choice choice:
                foreach (var target in choice.Targets)
                    Close(target, stack);
                break;
            case NfaNode.Repeat repeat:
                var (outer, count) = repeat.Opens ? (stack, 0) : counts.Pop(stack);
                if (count >= repeat.Minimum)
                    Close(repeat.Close, outer);
                // Without a maximum, what is counted beyond the minimum makes no difference and must make no states.
                if (repeat.Maximum is not { } maximum)
                    Close(repeat.Item, counts.Push(outer, Math.Min(count + 1, repeat.Minimum)));
                else if (count < maximum)
                    Close(repeat.Item, counts.Push(outer, count + 1));
                break;
            default:
                places.Add(((long)node << 32) | (uint)stack);
                break;
        }
    }

    private int Intern()
    {
        places.Sort();
        var key = places.Distinct().ToArray();
        places.Clear();
        if (numbers.TryGetValue(key, out var state))
            return state;
        state = states.Count;
        numbers.Add(key, state);
        states.Add(new State(key, key.Any(place => nfa[Node(place)] is NfaNode.End), key.Any(place => nfa[Node(place)] is NfaNode.Read { InString: true })));
        var length = states.Count * classes.Count;
        if (next.Length < length)
        {
            var old = next.Length;
            Array.Resize(ref next, Math.Max(length, old * 2));
            Array.Fill(next, Unknown, old, next.Length - old);
        }

        return state;
    }

    private static int Node(long place) => (int)(place >> 32);

    private readonly record struct State(long[] Places, bool Accepts, bool InString);

    private sealed class PlacesComparer : IEqualityComparer<long[]>
    {
        public bool Equals(long[]? x, long[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(long[] obj)
        {
            var hash = default(HashCode);
            foreach (var place in obj)
                hash.Add(place);
            return hash.ToHashCode();
        }
    }
}
