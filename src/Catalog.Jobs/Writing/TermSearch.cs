using System.Globalization;
using Catalog.Jobs.Checks;
using Lingua;

namespace Catalog.Jobs.Writing;

/// <summary>Finds terms as whole words, whatever the script.</summary>
internal static class TermSearch
{
    /// <summary>Where a term stands, ignoring case, both in composed and decomposed form; places don't overlap.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="term">What to look for; an empty one is nowhere.</param>
    public static IEnumerable<TextSpan> Find(string text, string term) => Find(text, new TermPattern([term]));

    /// <summary>Where a term stands in one of its forms; places are in the text's order and don't overlap, the longest goes first.</summary>
    public static IEnumerable<TextSpan> Find(string text, TermPattern pattern)
    {
        var found = new List<TextSpan>();
        foreach (var stem in pattern.Stems) found.AddRange(Places(text, stem, pattern));
        if (found.Count < 2) return found;
        var free = new List<TextSpan>();
        foreach (var span in found.OrderByDescending(span => span.Length).ThenBy(span => span.Start))
            if (!free.Exists(other => Overlap(span, other))) free.Add(span);
        return free.OrderBy(span => span.Start);
    }

    /// <summary>True where a text has the term.</summary>
    public static bool Contains(string text, string term) => Find(text, term).Any();

    /// <summary>True where a text has the term in one of its forms.</summary>
    public static bool Contains(string text, TermPattern pattern) => Find(text, pattern).Any();

    /// <summary>True where two places share a letter.</summary>
    public static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;

    /// <summary>True where a place is part of a longer one.</summary>
    public static bool IsWithin(TextSpan part, TextSpan whole) =>
        part.Length < whole.Length && whole.Start <= part.Start && part.Start + part.Length <= whole.Start + whole.Length;

    private static IEnumerable<TextSpan> Places(string text, TermStem stem, TermPattern pattern)
    {
        var folded = pattern.Fold(text);
        var at = 0;
        while ((at = folded.IndexOf(stem.Text, at, pattern.Comparison)) >= 0)
        {
            var (start, end) = (Start(folded, at, pattern), End(folded, at + stem.Text.Length, stem, pattern));
            var whole = start >= 0 && end >= 0;
            if (whole) yield return new TextSpan(start, end - start);
            at = whole ? end : at + 1;
        }
    }

    // Where the word begins; -1 where something stands before the stem that isn't a clitic.
    private static int Start(string text, int at, TermPattern pattern)
    {
        if (IsBoundary(text, at)) return at;
        foreach (var clitic in pattern.Endings.Clitics)
        {
            var start = at - clitic.Length;
            if (start >= 0 && IsBoundary(text, start) && string.CompareOrdinal(text, start, clitic, 0, clitic.Length) == 0) return start;
        }

        return -1;
    }

    // Where the word ends; -1 where something stands behind the stem that isn't an ending.
    private static int End(string text, int at, TermStem stem, TermPattern pattern)
    {
        if (stem.IsWhole && IsBoundary(text, at)) return at;
        if (!stem.Inflects) return -1;
        foreach (var ending in pattern.Endings.Endings)
        {
            var end = at + ending.Length;
            if (end <= text.Length && IsBoundary(text, end) && string.Compare(text, at, ending, 0, ending.Length, pattern.Comparison) == 0) return end;
        }

        return -1;
    }

    // A letter next to a letter is inside of a word, unless the script writes no spaces, or the two belong to different
    // scripts: a brand in Arabic, Korean or Japanese text often touches a particle.
    private static bool IsBoundary(string text, int at)
    {
        if (at == 0 || at == text.Length || !IsWord(text[at - 1]) || !IsWord(text[at])) return true;
        var (before, after) = (UnicodeScriptInfo.GetScript(text[at - 1]), UnicodeScriptInfo.GetScript(text[at]));
        return WritesNoSpaces(before) || WritesNoSpaces(after) || (before != after && char.IsLetter(text[at - 1]) && char.IsLetter(text[at]));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool WritesNoSpaces(UnicodeScript script) => script is UnicodeScript.Han or UnicodeScript.Hiragana or UnicodeScript.Katakana
        or UnicodeScript.Thai or UnicodeScript.Lao or UnicodeScript.Khmer or UnicodeScript.Myanmar;
}
