using System.Collections.Frozen;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>The units of a locale by their spellings. Case counts in abbreviations (mW, MW), not in words of five letters or more.</summary>
internal sealed class LocaleUnits
{
    /// <summary>From how many letters on a spelling is a word and no abbreviation.</summary>
    public const int WordLength = 5;

    private readonly FrozenDictionary<string, UnitSpelling> byEnd;
    private readonly FrozenDictionary<string, UnitSpelling> byWord;

    /// <param name="spellings">The ones that win first.</param>
    public LocaleUnits(IEnumerable<UnitSpelling> spellings)
    {
        var ends = new Dictionary<string, UnitSpelling>();
        var words = new Dictionary<string, UnitSpelling>();
        List<UnitSpelling> around = [];
        foreach (var spelling in spellings.SelectMany(spelling => spelling.Variants()))
        {
            if (spelling.Before.Length > 0) around.Add(spelling);
            else if (ends.TryAdd(spelling.After, spelling) && spelling.After.Length >= WordLength) words.TryAdd(spelling.After.ToLowerInvariant(), spelling);
        }

        (byEnd, byWord, Around) = (ends.ToFrozenDictionary(), words.ToFrozenDictionary(), [.. around.OrderByDescending(spelling => spelling.Before.Length)]);
        Longest = ends.Keys.Max(spelling => spelling.Length);
    }

    /// <summary>The longest spelling in characters.</summary>
    public int Longest { get; }

    /// <summary>The spellings with a part in front of the number.</summary>
    public IReadOnlyList<UnitSpelling> Around { get; }

    /// <summary>The spellings that stand behind the number.</summary>
    public IEnumerable<UnitSpelling> Behind => byEnd.Values;

    /// <summary>Finds a unit that stands behind its number.</summary>
    /// <param name="folded">Its whole spelling, folded (<see cref="UnitSpelling.Fold(string)"/>).</param>
    public UnitSpelling? Find(ReadOnlySpan<char> folded)
    {
        if (byEnd.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var spelling)) return spelling;
        if (folded.Length < WordLength) return null;
        Span<char> lower = stackalloc char[folded.Length];
        folded.ToLowerInvariant(lower);
        return byWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out spelling) ? spelling : null;
    }
}
