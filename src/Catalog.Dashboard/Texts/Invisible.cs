using System.Globalization;

namespace Catalog.Dashboard.Texts;

/// <summary>Characters that can't be seen, and what they are called where they are shown.</summary>
internal static class Invisible
{
    /// <summary>A short name; null for what can be seen, and for a space that stands alone between words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The character's place in it.</param>
    public static string? Name(string text, int at) => text[at] switch
    {
        ' ' => IsLone(text, at) ? null : "·",
        '\u00A0' => "NBSP",
        '\u202F' => "NNBSP",
        '\u3000' => "□",
        '\t' => "→",
        '\n' => "↵",
        '\u00AD' => "SHY",
        '\u200B' => "ZWSP",
        '\u200C' => "ZWNJ",
        '\u200D' => "ZWJ",
        '\u200E' => "LRM",
        '\u200F' => "RLM",
        '\u061C' => "ALM",
        '\u2060' => "WJ",
        '\uFEFF' => "BOM",
        '\u202A' => "LRE",
        '\u202B' => "RLE",
        '\u202C' => "PDF",
        '\u202D' => "LRO",
        '\u202E' => "RLO",
        '\u2066' => "LRI",
        '\u2067' => "RLI",
        '\u2068' => "FSI",
        '\u2069' => "PDI",
        >= '\uFE00' and <= '\uFE0F' => "VS",
        var c when char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"U+{(int)c:X4}",
        _ => null,
    };

    // What is doubled is what people look for. A text comes in pieces: at an edge nothing can be said.
    private static bool IsLone(string text, int at) =>
        (at == 0 || !char.IsWhiteSpace(text[at - 1])) && (at + 1 == text.Length || !char.IsWhiteSpace(text[at + 1]));
}
