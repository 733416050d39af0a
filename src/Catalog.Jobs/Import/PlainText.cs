using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Catalog.Jobs.Import;

/// <summary>What <see cref="CellText"/> says about a cell, asked of its UTF-8: whether there is anything to say at all.</summary>
internal static class PlainText
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), 0x7F]);

    /// <summary>True for a cell that is taken, and of which nothing changes but the spaces around it.</summary>
    public static bool Is(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == 0) return true;
        if (cell.Length > CellText.Longest || cell[0] == (byte)'\'') return false;
        return !cell.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) || (!cell.ContainsAny(Controls) && Utf8.IsValid(cell) && !HasBreakOrControl(cell));
    }

    /// <summary>The cell without white space around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        while (cell.Length > 0 && StartsWithSpace(cell, out var length)) cell = cell[length..];
        while (cell.Length > 0 && EndsWithSpace(cell, out var length)) cell = cell[..^length];
        return cell;
    }

    // Beyond ASCII: U+0080 to U+009F, U+2028 and U+2029. The text is valid: what such bytes begin is there as a whole.
    private static bool HasBreakOrControl(ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny((byte)0xC2, (byte)0xE2) is >= 0 and var at)
        {
            text = text[at..];
            if (text[0] == 0xC2 ? text[1] < 0xA0 : text[1] == 0x80 && text[2] is 0xA8 or 0xA9) return true;
            text = text[1..];
        }

        return false;
    }

    private static bool StartsWithSpace(ReadOnlySpan<byte> text, out int length)
    {
        length = 1;
        if (text[0] < 0x80) return text[0] == (byte)' ';
        Rune.DecodeFromUtf8(text, out var rune, out length);
        return Rune.IsWhiteSpace(rune);
    }

    private static bool EndsWithSpace(ReadOnlySpan<byte> text, out int length)
    {
        length = 1;
        if (text[^1] < 0x80) return text[^1] == (byte)' ';
        Rune.DecodeLastFromUtf8(text, out var rune, out length);
        return Rune.IsWhiteSpace(rune);
    }
}
