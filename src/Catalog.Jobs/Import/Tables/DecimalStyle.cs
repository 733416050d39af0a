using System.Text.RegularExpressions;

namespace Catalog.Jobs.Import.Tables;

/// <summary>What stands before the decimals of a number.</summary>
public enum DecimalStyle
{
    /// <summary><c>1,234.50</c></summary>
    Point,

    /// <summary><c>1.234,50</c></summary>
    Comma,
}

/// <summary>Finds out how a table writes its numbers.</summary>
internal static partial class Decimals
{
    private const int Majority = 9;

    /// <summary>The style of nearly all cells that can be written in one of them only; null where there are none, or both.</summary>
    /// <remarks><c>1,234</c> and <c>1.234</c> can be thousands as well as decimals and say nothing; <c>0,125</c>, <c>12,5</c> and <c>1.234,00</c> do.</remarks>
    public static DecimalStyle? Of(IEnumerable<string> cells)
    {
        var (points, commas) = (0, 0);
        foreach (var cell in cells)
        {
            if (cell.Length is < 3 or > 40) continue;
            if (PointPattern().IsMatch(cell)) points++;
            else if (CommaPattern().IsMatch(cell)) commas++;
        }

        if (points > commas * Majority) return DecimalStyle.Point;
        return commas > points * Majority ? DecimalStyle.Comma : null;
    }

    // A number, perhaps with a unit or currency around it: decimals that are not three digits, or after a zero, or after groups of the other sign.
    [GeneratedRegex(@"\A[^\d.,]{0,4}[-+]?(\d+\.(\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(,\d{3})+\.\d+)[^\d.,]{0,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PointPattern();

    [GeneratedRegex(@"\A[^\d.,]{0,4}[-+]?(\d+,(\d{1,2}|\d{4,})|0,\d+|\d{1,3}(\.\d{3})+,\d+)[^\d.,]{0,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommaPattern();
}
