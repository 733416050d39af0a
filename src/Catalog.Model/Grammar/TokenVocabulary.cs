namespace Catalog.Model.Grammar;

/// <summary>What the tokens of a model stand for. Immutable, made once per tokenizer, shared by all constraints.</summary>
internal sealed class TokenVocabulary
{
    private readonly ReadOnlyMemory<byte>[] bytes;
    private readonly int[] endIds;
    private readonly Dictionary<int, int> symbols = [];
    private readonly Dictionary<int, int> ids = [];

    /// <param name="ordinaryTokenBytes">The bytes of each token id; empty: none. Bytes of markers and end ids are not looked at.</param>
    /// <param name="markers">All added tokens, text → id. Formats can ask for those of <see cref="Symbols.Markers"/>, the others are never legal.</param>
    /// <param name="endIds">Ids that end an answer; the first is written where nothing but an end is legal.</param>
    /// <param name="count">Ids are 0 to <paramref name="count"/> − 1; logits beyond are padding.</param>
    /// <exception cref="ArgumentException">
    /// An id is out of range, or a byte of well-formed text has no token of its own (an answer could get stuck).
    /// </exception>
    public TokenVocabulary(
        IReadOnlyList<ReadOnlyMemory<byte>> ordinaryTokenBytes, IReadOnlyDictionary<string, int> markers, IReadOnlyList<int> endIds, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinaryTokenBytes.Count, count);
        ArgumentOutOfRangeException.ThrowIfZero(endIds.Count);
        Count = count;
        this.endIds = [.. endIds];
        bytes = new ReadOnlyMemory<byte>[count];
        for (var id = 0; id < ordinaryTokenBytes.Count; id++)
            bytes[id] = ordinaryTokenBytes[id];
        foreach (var id in markers.Values.Concat(endIds))
        {
            if ((uint)id >= (uint)count)
                throw new ArgumentException($"The marker or end id {id} is not below {count}.", nameof(markers));
            bytes[id] = default;
        }

        foreach (var (text, symbol) in Symbols.Markers)
        {
            if (markers.TryGetValue(text, out var id))
            {
                symbols.Add(id, symbol);
                ids.Add(symbol, id);
            }
        }

        CheckBytes(bytes);
        var ordinary = Enumerable.Range(0, count).Where(id => !bytes[id].IsEmpty).ToArray();
        Array.Sort(ordinary, (x, y) => bytes[x].Span.SequenceCompareTo(bytes[y].Span) is var order and not 0 ? order : x.CompareTo(y));
        Trie = new TokenTrie(ordinary, bytes);
        InsideString = new ulong[Words];
        foreach (var id in ordinary.Where(id => StringBytes.StaysInside(bytes[id].Span)))
            InsideString[id >> 6] |= 1UL << id;
        LeavingString = new TokenTrie(ordinary.Where(id => !StringBytes.StaysInside(bytes[id].Span)), bytes);
    }

    public int Count { get; }

    /// <summary>Length of a mask of all ids.</summary>
    public int Words => (Count + 63) / 64;

    public ReadOnlySpan<int> EndIds => endIds;

    /// <summary>All tokens with bytes.</summary>
    public TokenTrie Trie { get; }

    /// <summary>Mask of the tokens that keep a string open, seen from a border between two code points: nearly all.</summary>
    public ulong[] InsideString { get; }

    /// <summary>The tokens that <see cref="InsideString"/> lacks.</summary>
    public TokenTrie LeavingString { get; }

    /// <summary>The bytes of an ordinary token; empty for all others.</summary>
    public ReadOnlySpan<byte> Bytes(int id) => bytes[id].Span;

    /// <summary>The symbol of a marker that formats may ask for, or −1.</summary>
    public int Symbol(int id) => symbols.GetValueOrDefault(id, -1);

    /// <summary>The id of such a marker, or −1 where the tokenizer has none.</summary>
    public int Marker(int symbol) => ids.GetValueOrDefault(symbol, -1);

    private static void CheckBytes(ReadOnlyMemory<byte>[] ordinaryTokenBytes)
    {
        var missing = StringBytes.Steps.SelectMany(step => Enumerable.Range(step.First, step.Last - step.First + 1)).ToHashSet();
        missing.UnionWith(['"', '\\', '\n']);
        foreach (var token in ordinaryTokenBytes)
        {
            if (token.Length == 1)
                missing.Remove(token.Span[0]);
        }

        if (missing.Count > 0)
        {
            throw new ArgumentException(
                $"No token stands for the single byte 0x{missing.Min():X2}; a byte-level vocabulary has one for each.", nameof(ordinaryTokenBytes));
        }
    }
}
