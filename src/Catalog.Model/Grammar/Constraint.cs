using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Catalog.Model.Grammar;

/// <summary>
/// An answer format as a walk over token ids. A row's place in its answer is one int, so a fork copies it. Safe for several threads: a lock guards
/// the states and masks, which are made when they are first asked for and kept.
/// </summary>
internal sealed class Constraint
{
    /// <summary>The state behind an end id: nothing is legal any more.</summary>
    public const int Done = Automaton.Done;

    /// <summary>What <see cref="Advance"/> and <see cref="Forced"/> say where there is none.</summary>
    public const int None = -1;

    // 512 masks of 248k tokens are 16 MB; an answer of a usual schema needs fewer.
    private const int KeptMasks = 512;

    private const int MaxForced = 256;

    private readonly Lock gate = new();
    private readonly TokenVocabulary vocabulary;
    private readonly Automaton automaton;
    private readonly Dictionary<int, (ulong[] Allowed, int Forced)> masks = [];
    private readonly Dictionary<int, byte[]> forcedBytes = [];
    private readonly Dictionary<int, int[]> forcedTokens = [];
    private readonly ForcedCut? cut;

    /// <param name="cut">Null: nothing is known of the tokenizer, so only single tokens are forced.</param>
    public Constraint(Nfa nfa, TokenVocabulary vocabulary, ForcedCut? cut = null)
    {
        this.vocabulary = vocabulary;
        this.cut = cut;
        automaton = new Automaton(nfa);
    }

    /// <summary>Before the first token.</summary>
    public int Start => automaton.Start;

    /// <summary>States made so far.</summary>
    public int States
    {
        get
        {
            lock (gate)
                return automaton.Count;
        }
    }

    /// <summary>Whether the answer may end here.</summary>
    public bool IsAccepting(int state)
    {
        lock (gate)
            return automaton.Accepts(state);
    }

    /// <summary>The state behind a token: <see cref="Done"/> behind an end id, <see cref="None"/> where the token is not legal.</summary>
    public int Advance(int state, int tokenId)
    {
        if ((uint)tokenId >= (uint)vocabulary.Count)
            return None;
        lock (gate)
        {
            if (vocabulary.EndIds.Contains(tokenId))
                return automaton.Accepts(state) ? Done : None;
            var symbol = vocabulary.Symbol(tokenId);
            if (symbol >= 0)
                return automaton.Step(state, symbol);
            var bytes = vocabulary.Bytes(tokenId);
            if (bytes.IsEmpty)
                return None;
            foreach (var value in bytes)
            {
                state = automaton.Step(state, value);
                if (state == Automaton.Rejected)
                    return None;
            }

            return state;
        }
    }

    /// <summary>The legal tokens, a bit per id (id 0 is the least bit of word 0); end ids are among them where the answer may end. Never changes.</summary>
    public ReadOnlySpan<ulong> Allowed(int state) => Mask(state).Allowed;

    /// <summary>The only legal token; where nothing but an end is legal, the first end id; otherwise <see cref="None"/>.</summary>
    public int Forced(int state) => Mask(state).Forced;

    /// <summary>
    /// The bytes that any answer goes on with from here, whole code points, without markers; empty where there is a choice at once or where the state
    /// is inside a code point. Tokens of them may still be cut in several ways.
    /// </summary>
    public ReadOnlySpan<byte> ForcedBytes(int state)
    {
        lock (gate)
        {
            if (!forcedBytes.TryGetValue(state, out var bytes))
                forcedBytes.Add(state, bytes = FindForcedBytes(state));
            return bytes;
        }
    }

    /// <summary>
    /// The tokens that any answer goes on with from here, cut as the tokenizer would; empty where there is a choice at once. An end id, where the
    /// answer must end, is the last of them.
    /// </summary>
    public ReadOnlyMemory<int> ForcedTokens(int state)
    {
        lock (gate)
        {
            if (!forcedTokens.TryGetValue(state, out var ids))
                forcedTokens.Add(state, ids = FindForcedTokens(state));
            return ids;
        }
    }

    private (ulong[] Allowed, int Forced) Mask(int state)
    {
        lock (gate)
        {
            if (masks.TryGetValue(state, out var mask))
                return mask;
            if (masks.Count == KeptMasks)
                masks.Clear();
            mask = Make(state);
            masks.Add(state, mask);
            return mask;
        }
    }

    private (ulong[] Allowed, int Forced) Make(int state)
    {
        var inString = automaton.InString(state);
        var allowed = inString ? [.. vocabulary.InsideString] : new ulong[vocabulary.Words];
        (inString ? vocabulary.LeavingString : vocabulary.Trie).Mark(automaton, state, allowed);
        foreach (var (_, symbol) in Symbols.Markers)
        {
            if (vocabulary.Marker(symbol) is var id and >= 0 && automaton.Step(state, symbol) != Automaton.Rejected)
                allowed[id >> 6] |= 1UL << id;
        }

        var legal = allowed.Sum(word => BitOperations.PopCount(word));
        if (!automaton.Accepts(state))
            return (allowed, legal == 1 ? LogitMask.First(allowed) : None);
        foreach (var id in vocabulary.EndIds)
            allowed[id >> 6] |= 1UL << id;
        return (allowed, legal == 0 ? vocabulary.EndIds[0] : None);
    }

    private int[] FindForcedTokens(int state)
    {
        var ids = new List<int>();
        // A grammar without any choice may be long; the rest is found when it is reached.
        while (ids.Count < MaxForced && state != Done)
        {
            var next = ForcedBytes(state) is { IsEmpty: false } bytes && cut is not null ? cut.Tokens(bytes, automaton, Behind(state, bytes)) : [];
            if (next.Length == 0 && Forced(state) is var only and >= 0)
                next = [only];
            if (next.Length == 0)
                break;
            ids.AddRange(next);
            foreach (var id in next)
                state = Advance(state, id);
        }

        return [.. ids];
    }

    private int Behind(int state, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            state = automaton.Step(state, value);
        return state;
    }

    private byte[] FindForcedBytes(int state)
    {
        var bytes = new List<byte>();
        while (!automaton.Accepts(state) && automaton.OnlySymbol(state) is var symbol and >= 0 and < 256)
        {
            bytes.Add((byte)symbol);
            state = automaton.Step(state, symbol);
        }

        var span = CollectionsMarshal.AsSpan(bytes);
        if (!span.IsEmpty && (span[0] & 0xC0) == 0x80)
            return [];
        // Given values may differ in the middle of a code point.
        while (!span.IsEmpty && Rune.DecodeLastFromUtf8(span, out _, out _) != OperationStatus.Done)
            span = span[..^1];
        return span.ToArray();
    }
}
