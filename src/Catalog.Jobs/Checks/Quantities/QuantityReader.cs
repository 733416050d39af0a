using Lingua;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>Finds numbers and their units in a text.</summary>
internal static class QuantityReader
{
    /// <summary>All quantities, in the text's order.</summary>
    /// <param name="text">A text or a fact's value.</param>
    /// <param name="joinSpaces">False: a space never joins digits to one number.</param>
    public static IEnumerable<Quantity> Read(string text, bool joinSpaces = true)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!NumberReader.IsDigit(text[at])) continue;
            var number = NumberReader.Read(text, at, joinSpaces);
            var end = at + number.Length;
            var unit = FindUnit(text, end, out var unitEnd);
            var code = Code(text, at, unit is null ? end : unitEnd, unit is not null);
            if (unit is not null && code is null) end = unitEnd;
            yield return new Quantity(text[at..end], new TextSpan(at, end - at), number, code is null ? unit : null, code);
            at = end - 1;
        }
    }

    /// <summary>The quantity that a text is, without anything before or behind; null where it is more or less.</summary>
    public static Quantity? Whole(string text)
    {
        text = text.Trim();
        var all = Read(text).Take(2).ToList();
        return all is [{ Code: null } only] && only.Span.Length == text.Length ? only : null;
    }

    // Directly behind the number, or behind one space or hyphen ("40-Liter-Rucksack").
    private static Unit? FindUnit(string text, int at, out int end)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' or '\u2009' or '-' or '\u2011') at++;
        for (var length = Math.Min(Units.Longest, text.Length - at); length > 0; length--)
        {
            end = at + length;
            if (Units.TryFind(text.AsSpan(at, length), out var unit) && EndsWord(text, end)) return unit;
        }

        end = at;
        return null;
    }

    // "40 l'acier" has no litres. Chinese and Japanese unit words touch the next word.
    private static bool EndsWord(string text, int end)
    {
        if (end == text.Length || UnicodeScriptInfo.GetScript(text[end - 1]) is UnicodeScript.Han or UnicodeScript.Katakana) return true;
        if (text[end] is '\'' or '’') return false;
        if (!char.IsLetterOrDigit(text[end])) return true;
        return char.IsLetter(text[end]) && UnicodeScriptInfo.GetScript(text[end]) != UnicodeScriptInfo.GetScript(text[end - 1]);
    }

    // Latin letters that touch the number make it part of a word: XM5, Wi-Fi6, 2in1. The x of 30x20 doesn't.
    private static string? Code(string text, int start, int end, bool hasUnit)
    {
        var hyphened = start > 1 && text[start - 1] == '-' && IsLatin(text[start - 2]);
        var before = hyphened || (start > 0 && IsLatin(text[start - 1]) && !IsTimes(text, start - 1));
        var after = !hasUnit && end < text.Length && IsLatin(text[end]) && !IsTimes(text, end);
        if (!before && !after) return null;
        while (start > 0 && IsCode(text[start - 1])) start--;
        while (end < text.Length && IsCode(text[end])) end++;
        return text[start..end].Trim('-');
    }

    private static bool IsTimes(string text, int at) =>
        text[at] is 'x' or 'X' && at > 0 && at + 1 < text.Length && NumberReader.IsDigit(text[at - 1]) && NumberReader.IsDigit(text[at + 1]);

    private static bool IsCode(char c) => IsLatin(c) || char.IsAsciiDigit(c) || c == '-';

    private static bool IsLatin(char c) => char.IsLetter(c) && UnicodeScriptInfo.GetScript(c) == UnicodeScript.Latin;
}
