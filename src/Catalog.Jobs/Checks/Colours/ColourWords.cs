using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Catalog.Jobs.Checks.Quantities;

namespace Catalog.Jobs.Checks.Colours;

/// <summary>The colour words of a language, with their inflections. Only whole words count, and the longest wins: "navy blue", "vin rouge" (no colour).</summary>
internal sealed class ColourWords
{
    private static readonly ConcurrentDictionary<string, ColourWords> Known = [];
    private static readonly FrozenSet<string> Files = typeof(ColourWords).Assembly.GetManifestResourceNames().ToFrozenSet();

    private readonly FrozenDictionary<string, (Colour? Colour, bool IsSure)> words;
    private readonly Dictionary<string, string> heads = [];
    private readonly TextInfo casing;
    private readonly bool isJapanese;
    private readonly FrozenDictionary<char, int> longestFrom;

    private ColourWords(string language)
    {
        (casing, isJapanese) = (CultureInfo.GetCultureInfo(language).TextInfo, language == "ja");
        var file = new ColourFile(Files.Contains(Resource(language)) ? DataFile.Lines($"Checks.Colours.Data.{language}.txt") : []);
        var all = new Dictionary<string, (Colour?, bool)>();
        foreach (var phrase in file.Not) all.TryAdd(Fold(phrase), (null, true));
        foreach (var (colour, word, isSure) in file.Words)
        {
            all.TryAdd(Fold(word), (colour, isSure));
            if (isSure || !heads.ContainsKey(colour.Id)) heads.TryAdd(colour.Id, word);
        }

        // Last: Finnish vaaleanpunainen is pink and no light red.
        foreach (var prefix in file.Prefixes)
            foreach (var (colour, word, isSure) in file.Words) all.TryAdd(Fold(prefix + word), (colour, isSure));
        (words, Names) = (all.ToFrozenDictionary(), file.Names);
        longestFrom = all.Keys.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.Max(word => word.Length));
    }

    /// <summary>The languages whose words are known, by code.</summary>
    public static IEnumerable<string> Languages =>
        Files.Where(name => name.StartsWith(Resource("")[..^4], StringComparison.Ordinal)).Select(name => name[(Resource("").Length - 4)..^4]).Order();

    /// <summary>What a column of colours is called.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A locale's words; none where its language isn't known.</summary>
    public static ColourWords Of(CultureInfo culture)
    {
        var language = culture.Name.StartsWith("sr-Latn", StringComparison.Ordinal) ? "sr-Latn"
            : culture.TwoLetterISOLanguageName is "no" or "nn" ? "nb" : culture.TwoLetterISOLanguageName;
        return Known.GetOrAdd(language, static language => new ColourWords(language));
    }

    /// <summary>The colours that a text names, in its order.</summary>
    public static IEnumerable<ColourSpan> Find(string text, CultureInfo culture) => Of(culture).FindIn(text);

    /// <summary>The language's word for a colour, in the form in which a dictionary has it; the English one where it has none.</summary>
    public string Word(Colour colour) => heads.GetValueOrDefault(colour.Id, colour.Id);

    private IEnumerable<ColourSpan> FindIn(string text)
    {
        var folded = Fold(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at]) || Longest(folded, at) is not { } found) continue;
            if (found.Colour is not null) yield return new ColourSpan(new TextSpan(at, found.Length), found.Colour, found.IsSure);
            at += found.Length - 1;
        }
    }

    private (int Length, Colour? Colour, bool IsSure)? Longest(string folded, int at)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(longestFrom.GetValueOrDefault(folded[at]), folded.Length - at); length > 0; length--)
            if (lookup.TryGetValue(folded.AsSpan(at, length), out var word) && ColourBoundary.Holds(folded, at, length, isJapanese))
                return (length, word.Colour, word.IsSure);
        return null;
    }

    private string Fold(string text) => casing.ToLower(UnitSpelling.Fold(text));

    private static string Resource(string language) => $"Catalog.Jobs.Checks.Colours.Data.{language}.txt";
}
