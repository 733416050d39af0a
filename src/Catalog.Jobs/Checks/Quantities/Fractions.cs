using System.Globalization;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>Fractions: ½, 1½, 1 ½, and 1/2 or 1 1/2 where a unit follows.</summary>
internal static class Fractions
{
    private static readonly int[] Denominators = [2, 3, 4, 5, 8, 16, 32, 64];

    /// <summary>True for ½, ¾, ⅓ …</summary>
    public static bool IsFraction(char c) => c is (>= '\u00BC' and <= '\u00BE') or (>= '\u2150' and <= '\u215E');

    /// <summary>The number that begins with a fraction sign.</summary>
    public static WrittenNumber Read(string text, int start) => new(start, 1, [Of(text[start])]);

    /// <summary>A whole number with the fraction that follows it; the number itself where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">A number in it.</param>
    /// <param name="hasUnit">Says whether a unit stands at a place: 1/2 without one may be a size or a choice.</param>
    public static WrittenNumber Join(string text, WrittenNumber number, Func<int, bool> hasUnit)
    {
        var end = number.Start + number.Length;
        if (number.Values is not [var whole] || whole != Math.Truncate(whole)) return number;
        var at = end < text.Length && text[end] is ' ' or '\u00A0' or '\u202F' or '\u2009' or '-' ? end + 1 : end;
        if (at < text.Length && IsFraction(text[at])) return number with { Length = at + 1 - number.Start, Values = [whole + Of(text[at])] };
        if (Slashed(text, number.Start) is { } alone && hasUnit(alone.End)) return number with { Length = alone.End - number.Start, Values = [alone.Value] };
        return at > end && Slashed(text, at) is { } part && hasUnit(part.End)
            ? number with { Length = part.End - number.Start, Values = [whole + part.Value] }
            : number;
    }

    private static decimal Of(char c) => Math.Round((decimal)CharUnicodeInfo.GetNumericValue(c), 6);

    private static (decimal Value, int End)? Slashed(string text, int start)
    {
        var slash = start;
        while (slash < text.Length && char.IsAsciiDigit(text[slash])) slash++;
        if (slash == start || slash - start > 2 || slash >= text.Length || text[slash] is not ('/' or '⁄')) return null;
        var end = slash + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end - slash is < 2 or > 3 || (start > 0 && text[start - 1] == '/')) return null;
        var (top, bottom) = (int.Parse(text.AsSpan(start, slash - start), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(slash + 1, end - slash - 1), CultureInfo.InvariantCulture));
        return Array.IndexOf(Denominators, bottom) >= 0 && top > 0 && top < bottom ? ((decimal)top / bottom, end) : null;
    }
}
