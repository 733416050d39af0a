namespace Catalog.Model.Grammar;

/// <summary>
/// Bytes that may stand in a JSON string without ending it or beginning an escape: well-formed UTF-8 (Unicode 16, table 3-7) without control
/// bytes below 0x20. The positions say what of a code point is still missing; 0 is the border between two.
/// </summary>
internal static class StringBytes
{
    public const int Border = 0;
    public const int Positions = 8;

    private const int One = 1, Two = 2, Three = 3, AfterE0 = 4, AfterED = 5, AfterF0 = 6, AfterF4 = 7;

    /// <summary>At position <c>From</c>, the bytes <c>First</c> to <c>Last</c> lead to position <c>To</c>.</summary>
    public static IReadOnlyList<(int From, int First, int Last, int To)> Steps { get; } =
    [
        (Border, 0x20, '"' - 1, Border), (Border, '"' + 1, '\\' - 1, Border), (Border, '\\' + 1, 0x7F, Border),
        (Border, 0xC2, 0xDF, One), (Border, 0xE0, 0xE0, AfterE0), (Border, 0xE1, 0xEC, Two), (Border, 0xED, 0xED, AfterED), (Border, 0xEE, 0xEF, Two),
        (Border, 0xF0, 0xF0, AfterF0), (Border, 0xF1, 0xF3, Three), (Border, 0xF4, 0xF4, AfterF4),
        (One, 0x80, 0xBF, Border), (Two, 0x80, 0xBF, One), (Three, 0x80, 0xBF, Two),
        (AfterE0, 0xA0, 0xBF, One), (AfterED, 0x80, 0x9F, One), (AfterF0, 0x90, 0xBF, Two), (AfterF4, 0x80, 0x8F, Two),
    ];

    // Position << 8 | byte → position, or Positions where the byte isn't allowed. Stands behind Steps, which it is filled from.
    private static readonly byte[] Table = Fill();

    /// <summary>Whether a string that is at a border stays open and well-formed through <paramref name="bytes"/>; the last code point may be cut.</summary>
    public static bool StaysInside(ReadOnlySpan<byte> bytes)
    {
        var position = Border;
        foreach (var value in bytes)
        {
            position = Table[(position << 8) | value];
            if (position == Positions)
                return false;
        }

        return true;
    }

    private static byte[] Fill()
    {
        var table = new byte[Positions << 8];
        Array.Fill(table, (byte)Positions);
        foreach (var (from, first, last, to) in Steps)
            Array.Fill(table, (byte)to, (from << 8) | first, last - first + 1);
        return table;
    }
}
