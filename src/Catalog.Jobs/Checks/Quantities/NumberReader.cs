using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>A number as it stands in a text. <paramref name="Values"/> has both readings of "1.150" where the locale leaves it open; none for "1.2.3".</summary>
internal sealed record WrittenNumber(int Start, int Length, IReadOnlyList<decimal> Values);

/// <summary>
/// Reads numbers: digits of all scripts, decimals behind a point, a comma or the Arabic ٫, groups by point, comma, apostrophe, ٬ or a space, in threes or
/// in the Indian way, 万. What a locale's marks can only mean, they mean; another locale's are read in every way. Signs are not part of a number.
/// </summary>
internal static class NumberReader
{
    // Longer ones are article numbers; decimal holds 28 digits.
    private const int MaxDigits = 20;

    /// <summary>The number that begins at a digit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where its first digit is.</param>
    /// <param name="joinSpaces">False: a space ends the number ("37 210 g" is two).</param>
    /// <param name="style">The locale's marks; null: not known, every reading counts.</param>
    public static WrittenNumber Read(string text, int start, bool joinSpaces, NumberStyle? style = null)
    {
        List<string> parts = [];
        List<char> marks = [];
        var (at, raw) = (start, '\0');
        while (true)
        {
            var digits = new StringBuilder();
            for (; at < text.Length && IsDigit(text[at]); at++) digits.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[at])));
            parts.Add(digits.ToString());
            if (at + 1 >= text.Length || !IsDigit(text[at + 1]) || Mark(text[at], joinSpaces, style) is not { } mark) break;
            if (mark is ' ' or '\'' && !(parts[^1].Length <= 3 && DigitsFrom(text, at + 1) == 3 && marks.TrueForAll(other => other == mark))) break;
            if (!Fits([.. marks, mark])) break;
            marks.Add(mark);
            raw = text[at++];
        }

        // Ten thousands: 2万 is 20000.
        var times = at < text.Length && text[at] is '万' or '萬' or '만' ? 10_000 : 1;
        if (times > 1) at++;
        return new WrittenNumber(start, at - start, [.. Readings(parts, marks, raw, style).Select(value => value * times)]);
    }

    /// <summary>True for decimal digits of any script.</summary>
    public static bool IsDigit(char c) => CharUnicodeInfo.GetDecimalDigitValue(c) >= 0;

    private static int DigitsFrom(string text, int at)
    {
        var count = 0;
        while (at + count < text.Length && IsDigit(text[at + count])) count++;
        return count;
    }

    // Every mark as one of: '.', ',', '\'' (groups only), ' ' (groups only).
    private static char? Mark(char c, bool joinSpaces, NumberStyle? style) => c switch
    {
        '.' or '．' => '.',
        ',' or '，' or '،' => ',',
        '٫' => '.',
        '/' when style is { SlashIsDecimal: true } => '.',
        '٬' or '\'' or '’' => '\'',
        ' ' or '\u00A0' or '\u202F' or '\u2009' when joinSpaces => ' ',
        _ => null,
    };

    // At most two kinds of marks, and the second one ends the number: 1.234.567,8 but not 1.2,3.4.
    private static bool Fits(IReadOnlyList<char> marks)
    {
        var kinds = marks.Distinct().Count();
        return kinds == 1 || (kinds == 2 && marks[^1] is '.' or ',' && marks.Take(marks.Count - 1).Distinct().Count() == 1);
    }

    private static IEnumerable<decimal> Readings(List<string> parts, List<char> marks, char raw, NumberStyle? style)
    {
        if (parts.Sum(part => part.Length) > MaxDigits) yield break;
        if (marks.Count == 0)
        {
            yield return Value(parts, parts.Count);
            yield break;
        }

        // A comma in full width, or a slash, is no mark of the locale: nothing is ruled out.
        var allOfOneKind = marks.Distinct().Count() == 1;
        if (allOfOneKind && AreGroups(parts) && (marks.Count > 1 || marks[0] == ' ' || style is null || style.MayGroup(raw))) yield return Value(parts, parts.Count);
        if (marks[^1] is not ('.' or ',')) yield break;
        var mayBeDecimal = marks.Count == 1 && (style is null || style.MayBeDecimal(raw) || !AreGroups(parts));
        if (mayBeDecimal || (!allOfOneKind && AreGroups(parts[..^1]))) yield return Value(parts, parts.Count - 1);
    }

    // 1.234.567, or 12,34,567 as in India. Nobody groups what begins with 0.
    private static bool AreGroups(List<string> parts)
    {
        if (parts is [var only]) return only.Length > 0;
        if (parts[0].Length is < 1 or > 3 || parts[0][0] == '0' || parts[^1].Length != 3) return false;
        var between = parts.Skip(1).SkipLast(1).ToList();
        return between.TrueForAll(part => part.Length == 3) || (parts[0].Length <= 2 && between.TrueForAll(part => part.Length == 2));
    }

    private static decimal Value(List<string> parts, int whole)
    {
        var decimals = string.Concat(parts.Skip(whole));
        return decimal.Parse(string.Concat(parts.Take(whole)) + (decimals.Length > 0 ? "." + decimals : ""), CultureInfo.InvariantCulture);
    }
}
