namespace Catalog.Jobs.Checks.Names;

/// <summary>GTINs of 8, 12, 13 and 14 digits (EAN, UPC, ITF) and their check digit: GS1 General Specifications, section 7.9.</summary>
internal static class Gtin
{
    /// <summary>True for a length that GTINs have.</summary>
    public static bool HasLength(string digits) => digits.Length is 8 or 12 or 13 or 14;

    /// <summary>True where the last digit fits the others: weights 3 and 1 in turn from the right.</summary>
    /// <param name="digits">ASCII digits of a length that GTINs have.</param>
    public static bool IsValid(string digits) =>
        digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}
