using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>A number as it stands in a text. <paramref name="Values"/> has both readings of "1.150": one thousand, and one and a bit.</summary>
internal sealed record WrittenNumber(int Start, int Length, IReadOnlyList<decimal> Values);

/// <summary>
/// Reads numbers in any locale's writing: digits of all scripts, decimal point or comma or the Arabic ٫, groups by point, comma, apostrophe, ٬ or a
/// space. Signs are not part of a number, numerals (二, Ⅷ, ½) are none.
/// </summary>
internal static class NumberReader
{
    // Longer ones are article numbers; decimal holds 28 digits.
    private const int MaxDigits = 20;

    /// <summary>The number that begins at a digit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where its first digit is.</param>
    /// <param name="joinSpaces">False: a space ends the number ("37 210 g" is two).</param>
    public static WrittenNumber Read(string text, int start, bool joinSpaces)
    {
        List<string> parts = [];
        List<char> marks = [];
        var at = start;
        while (true)
        {
            var digits = new StringBuilder();
            for (; at < text.Length && IsDigit(text[at]); at++) digits.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[at])));
            parts.Add(digits.ToString());
            if (at + 1 >= text.Length || !IsDigit(text[at + 1]) || Mark(text[at], joinSpaces) is not { } mark) break;
            if (mark == ' ' && !(parts[^1].Length <= 3 && DigitsFrom(text, at + 1) == 3 && marks.TrueForAll(other => other == ' '))) break;
            if (!Fits([.. marks, mark])) break;
            marks.Add(mark);
            at++;
        }

        return new WrittenNumber(start, at - start, [.. Readings(parts, marks)]);
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
    private static char? Mark(char c, bool joinSpaces) => c switch
    {
        '.' or '．' => '.',
        ',' or '，' => ',',
        '٫' => '.',
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

    private static IEnumerable<decimal> Readings(List<string> parts, List<char> marks)
    {
        if (parts.Sum(part => part.Length) > MaxDigits) yield break;
        if (marks.Count == 0)
        {
            yield return Value(parts, parts.Count);
            yield break;
        }

        var grouped = parts[0].Length is >= 1 and <= 3;
        var allOfOneKind = marks.Distinct().Count() == 1;
        if (grouped && allOfOneKind && parts.Skip(1).All(part => part.Length == 3)) yield return Value(parts, parts.Count);
        if (marks[^1] is '.' or ',' && (marks.Count == 1 || (grouped && !allOfOneKind && parts.Skip(1).SkipLast(1).All(part => part.Length == 3))))
            yield return Value(parts, parts.Count - 1);
    }

    private static decimal Value(List<string> parts, int whole) =>
        decimal.Parse(string.Concat(parts.Take(whole)) + "." + string.Concat(parts.Skip(whole)) + "0", CultureInfo.InvariantCulture);
}
