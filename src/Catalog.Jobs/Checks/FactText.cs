using System.Globalization;
using System.Text;
using Catalog.Jobs.Checks.Quantities;

namespace Catalog.Jobs.Checks;

/// <summary>Compares values by what they mean, not by how they are written.</summary>
internal static class FactText
{
    /// <summary>True for equal values, also in another case, spacing, width or unit of the same kind ("40L", "40 L"; "1150 g", "1.15 kg").</summary>
    public static bool Same(string a, string b)
    {
        if (Key(a) == Key(b)) return true;
        return QuantityReader.Whole(a) is { Unit: not null } x && QuantityReader.Whole(b) is { Unit: not null } y && x.Same(y);
    }

    /// <summary>True where both values are numbers with units: they can't differ in wording only.</summary>
    public static bool AreQuantities(string a, string b) => QuantityReader.Whole(a) is { Unit: not null } && QuantityReader.Whole(b) is { Unit: not null };

    /// <summary>A form that is equal for values that differ only in case, width, digits' script, hyphens, spaces or a full stop at the end.</summary>
    public static string Key(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.Normalize(NormalizationForm.FormKC))
        {
            var next = Fold(c);

            // "40L" and "40 L" are one.
            if (text.Length > 0 && char.IsAsciiDigit(text[^1]) && char.IsLetter(next)) text.Append(' ');
            if (next != ' ' || (text.Length > 0 && text[^1] != ' ')) text.Append(next);
        }

        return text.ToString().Trim(' ', '.');
    }

    private static char Fold(char c)
    {
        if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit) return (char)('0' + digit);
        return char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation ? ' ' : char.ToLowerInvariant(c);
    }
}
