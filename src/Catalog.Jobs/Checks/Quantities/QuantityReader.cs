using Lingua;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>Finds numbers and their units in a text.</summary>
internal static class QuantityReader
{
    /// <summary>All quantities, in the text's order. Ordinals are none.</summary>
    /// <param name="text">A text or a fact's value.</param>
    /// <param name="locale">What it is written in.</param>
    /// <param name="joinSpaces">False: a space never joins digits to one number.</param>
    public static IEnumerable<Quantity> Read(string text, QuantityLocale locale, bool joinSpaces = true)
    {
        var folded = UnitSpelling.Fold(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (!NumberReader.IsDigit(text[at]) && !Fractions.IsFraction(text[at])) continue;
            var number = ReadNumber(text, folded, at, locale, joinSpaces);
            if (Ordinals.End(text, number, locale.Culture) is { } after)
            {
                at = after - 1;
                continue;
            }

            var quantity = Make(text, folded, number, locale);
            yield return quantity;
            at = quantity.Span.Start + quantity.Span.Length - 1;
        }
    }

    /// <summary>The quantity that a text is, without anything before or behind; null where it is more or less.</summary>
    public static Quantity? Whole(string text, QuantityLocale? locale = null)
    {
        text = text.Trim();
        var all = Read(text, locale ?? QuantityLocale.Neutral).Take(2).ToList();
        return all is [{ Code: null } only] && only.Span.Length == text.Length ? only : null;
    }

    private static WrittenNumber ReadNumber(string text, string folded, int at, QuantityLocale locale, bool joinSpaces)
    {
        if (Fractions.IsFraction(text[at])) return Fractions.Read(text, at);
        var number = NumberReader.Read(text, at, joinSpaces, locale.Numbers);
        return locale.Numbers is { SlashIsDecimal: true } ? number : Fractions.Join(text, number, end => UnitReader.Behind(text, folded, end, locale) is not null);
    }

    private static Quantity Make(string text, string folded, WrittenNumber number, QuantityLocale locale)
    {
        var (start, end) = (number.Start, number.Start + number.Length);
        var unit = UnitReader.Find(text, folded, number, locale);
        var code = number.Values.Count == 0 ? text[start..end] : Code(text, start, unit?.End ?? end, unit is not null);
        if (unit is not null && code is null) (start, end) = (unit.Value.Start, unit.Value.End);
        var isNegative = IsNegative(text, start);
        if (isNegative && code is null && unit is { Unit.Dimension: Quantity.Temperature }) start--;
        return new Quantity(text[start..end], new TextSpan(start, end - start), number, code is null ? unit?.Unit : null, code) { IsNegative = isNegative };
    }

    // A minus touches its number; the dash of 20-30, of a list or of a word doesn't stand alone before it.
    private static bool IsNegative(string text, int at)
    {
        if (at == 0 || text[at - 1] is not ('-' or '\u2212')) return false;
        var before = at - 2;
        while (before >= 0 && text[before] is ' ' or '\u00A0' or '\u200E' or '\u200F' or '\u061C') before--;
        return before < 0 || (before < at - 2 ? !char.IsDigit(text[before]) && text[before] != '°' : text[before] is '(' or ':' or '/');
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
