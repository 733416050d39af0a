namespace Catalog.Benchmarks.Fuzz;

/// <summary>Counts the records of a text by the rules of RFC 4180 alone, one letter at a time: a second opinion about how many lines a file has.</summary>
internal static class LineCounter
{
    /// <summary>The records that aren't blank, the header among them; null where the rules don't say: text behind a closing quotation mark, or one that stays open.</summary>
    public static int? Count(string text, char delimiter)
    {
        var (records, quoted, closed, atStart, isBlank, cells) = (0, false, false, true, true, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? text[i] : '\n';
            if (quoted)
            {
                if (i == text.Length) return null;
                if (letter != '"') isBlank &= char.IsWhiteSpace(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"') (i, isBlank) = (i + 1, false);
                else (quoted, closed) = (false, true);
            }
            else if (letter is '\n' or '\r')
            {
                if (!isBlank || cells > 1) records++;
                (closed, atStart, isBlank, cells) = (false, true, true, 1);
            }
            else if (letter == delimiter)
            {
                (cells, closed, atStart) = (cells + 1, false, true);
            }
            else if (closed)
            {
                return null;
            }
            else if (letter == '"' && atStart)
            {
                (quoted, atStart) = (true, false);
            }
            else
            {
                (atStart, isBlank) = (false, isBlank && char.IsWhiteSpace(letter));
            }
        }

        return records;
    }
}
