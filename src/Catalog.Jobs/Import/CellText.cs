using System.Buffers;
using Catalog.Jobs.Export;

namespace Catalog.Jobs.Import;

/// <summary>The text of a cell.</summary>
internal static class CellText
{
    /// <summary>The longest cell that is taken, in UTF-16 units.</summary>
    public const int Longest = 100_000;

    // What parts lines, and tabs: facts are written one a line.
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n\t\u0085\u2028\u2029");

    // All that Forbidden has to look at closely: controls and surrogates.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t' or '\u0085')),
         .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>A cell's value: our export's apostrophe undone, line ends and tabs as spaces, nothing around it.</summary>
    public static string Clean(string cell)
    {
        var text = FormulaGuard.Undo(cell);
        if (text.AsSpan().ContainsAny(Breaks))
        {
            text = string.Concat(text.Replace("\r\n", " ", StringComparison.Ordinal).Select(letter => Breaks.Contains(letter) ? ' ' : letter));
        }

        return text.Trim();
    }

    /// <summary>The first character that no value may have, as U+0000; null where there is none.</summary>
    public static string? Forbidden(string cell)
    {
        for (var i = cell.AsSpan().IndexOfAny(Suspects); i >= 0 && i < cell.Length; i++)
        {
            if (IsForbidden(cell, i, cell[i])) return $"U+{(int)cell[i]:X4}";
        }

        return null;
    }

    /// <summary>The cell with � in place of what can't be stored or shown.</summary>
    public static string Storable(string cell) =>
        Forbidden(cell) is null ? cell : string.Concat(cell.Select((letter, i) => IsForbidden(cell, i, letter) ? '\uFFFD' : letter));

    private static bool IsForbidden(string text, int i, char letter)
    {
        if (char.IsHighSurrogate(letter)) return i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(letter)) return i == 0 || !char.IsHighSurrogate(text[i - 1]);
        return char.IsControl(letter) && !Breaks.Contains(letter);
    }
}
