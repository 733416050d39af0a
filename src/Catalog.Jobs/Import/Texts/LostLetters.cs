namespace Catalog.Jobs.Import.Texts;

/// <summary>Cells in which a spreadsheet wrote question marks for letters that its encoding doesn't have.</summary>
internal static class LostLetters
{
    /// <summary>True where the cell is the text but for letters outside of ASCII, in whose place a question mark stands.</summary>
    public static bool In(string cell, string text)
    {
        var (at, lost) = (0, false);
        foreach (var letter in text.EnumerateRunes())
        {
            if (at == cell.Length) return false;
            if (cell.AsSpan(at).StartsWith(letter.ToString()))
            {
                at += letter.Utf16SequenceLength;
                continue;
            }

            if (letter.IsAscii || cell[at] != '?') return false;

            // Letters outside of the first plane become one mark or two.
            at += letter.Utf16SequenceLength == 2 && at + 1 < cell.Length && cell[at + 1] == '?' ? 2 : 1;
            lost = true;
        }

        return lost && at == cell.Length;
    }
}
