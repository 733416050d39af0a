using System.Globalization;
using Lingua;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>Finds the unit of a number.</summary>
internal static class UnitReader
{
    private const string KoreanParticles = "이가은는을를에로와과도만씩짜간";

    /// <summary>The unit of a number and where both begin and end; null where it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">The same, folded (<see cref="UnitSpelling.Fold(string)"/>).</param>
    /// <param name="number">The number.</param>
    /// <param name="locale">The text's locale.</param>
    public static (Unit Unit, int Start, int End)? Find(string text, string folded, WrittenNumber number, QuantityLocale locale)
    {
        var end = number.Start + number.Length;
        return Around(folded, number.Start, end, locale) ?? (Behind(text, folded, end, locale) is { } found ? (found.Unit, number.Start, found.End) : null);
    }

    /// <summary>The unit behind a place: at once, or behind one space or hyphen ("40-Liter-Rucksack").</summary>
    public static (Unit Unit, int End)? Behind(string text, string folded, int at, QuantityLocale locale)
    {
        while (at < text.Length && text[at] is '\u200E' or '\u200F' or '\u061C') at++;
        if (at < text.Length && folded[at] is ' ' or '-') at++;
        if (at < text.Length && folded[at] == '"' && text[at] != '″') return IsInch(folded, at) ? (UnitTable.Get("inch"), at + 1) : null;
        for (var length = Math.Min(locale.Units.Longest, text.Length - at); length > 0; length--)
        {
            var end = at + length;
            if (locale.Units.Find(folded.AsSpan(at, length)) is { } spelling && EndsWord(text, end, length, locale) && !(spelling.Careful && locale.IsCareful && WordFollows(folded, end)))
                return (spelling.Unit, end);
        }

        return null;
    }

    // 摄氏20度, %50: the number stands in between. The % of "5 % 20" belongs to the 5.
    private static (Unit Unit, int Start, int End)? Around(string folded, int start, int end, QuantityLocale locale)
    {
        foreach (var spelling in locale.Units.Around)
        {
            var at = Ends(folded, start, spelling.Before);
            if (at < 0 || (at > 0 && !char.IsLetter(spelling.Before[0]) && NumberReader.IsDigit(folded[at - 1]))) continue;
            var after = end < folded.Length && folded[end] == ' ' && spelling.After.Length > 0 ? end + 1 : end;
            if (string.CompareOrdinal(folded, after, spelling.After, 0, spelling.After.Length) == 0) return (spelling.Unit, at, after + spelling.After.Length);
        }

        return null;
    }

    private static int Ends(string folded, int start, string before)
    {
        foreach (var space in new[] { 0, 1 })
        {
            var at = start - space - before.Length;
            if (at >= 0 && (space == 0 || folded[start - 1] == ' ') && string.CompareOrdinal(folded, at, before, 0, before.Length) == 0) return at;
        }

        return -1;
    }

    // 15.6" but not the end of "Trail 40".
    private static bool IsInch(string folded, int at)
    {
        var open = 0;
        for (var before = 0; before < at; before++)
            if (folded[before] == '"' && (before == 0 || !NumberReader.IsDigit(folded[before - 1]))) open++;
        return open % 2 == 0 && NumberReader.IsDigit(folded[at - 1]);
    }

    // "40 l'acier" has no litres. Chinese, Japanese, Thai and Korean unit words touch the next word.
    private static bool EndsWord(string text, int end, int length, QuantityLocale locale)
    {
        if (end == text.Length || !char.IsLetter(text[end - 1])) return true;
        if (length == 1 && text[end] is '\'' or '’') return false;
        if (!IsWord(text[end])) return true;
        var script = UnicodeScriptInfo.GetScript(text[end - 1]);
        if (script is UnicodeScript.Han or UnicodeScript.Katakana || (script == UnicodeScript.Thai && length > 2)) return true;
        if (script == UnicodeScript.Hangul) return length > 1 || KoreanParticles.Contains(text[end]);
        if (char.IsDigit(text[end])) return false;
        if (UnicodeScriptInfo.GetScript(text[end]) is var next && next != script && char.IsLetter(text[end])) return true;
        return length >= LocaleUnits.WordLength - 1 && LettersFrom(text, end) <= locale.LongestEnding;
    }

    private static int LettersFrom(string text, int at)
    {
        var count = 0;
        while (at + count < text.Length && IsWord(text[at + count])) count++;
        return count;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool WordFollows(string folded, int end)
    {
        if (end < folded.Length && folded[end] == '.') end++;
        while (end < folded.Length && folded[end] == ' ') end++;
        return end < folded.Length && char.IsLetter(folded[end]) && !(folded[end] is 'x' && end + 1 < folded.Length && folded[end + 1] is ' ');
    }
}
