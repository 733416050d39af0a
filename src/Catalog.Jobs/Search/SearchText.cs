using System.Text;

namespace Catalog.Jobs.Search;

/// <summary>How text is compared. The database's functions <c>search_fold</c> and <c>search_bigrams</c> do the same.</summary>
internal static class SearchText
{
    /// <summary>Lower case, and wide, narrow and composed letters alike (NFKC).</summary>
    public static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Whether an index can find it.</summary>
    public static bool IsSearchable(string text) => !text.Contains('\0', StringComparison.Ordinal) && IsWellFormed(text) && (Bigrams(Fold(text)).Any() || HasTrigram(Fold(text)));

    /// <summary>The pairs of neighbouring Chinese, Japanese or Korean letters of a folded text, each once.</summary>
    public static IEnumerable<string> Bigrams(string folded)
    {
        var runes = folded.EnumerateRunes().ToList();
        return Enumerable.Range(0, Math.Max(0, runes.Count - 1)).Where(at => IsDense(runes[at]) && IsDense(runes[at + 1])).Select(at => runes[at].ToString() + runes[at + 1]).Distinct();
    }

    /// <summary>The usual spelling of a language tag: <c>de-DE</c>, <c>zh-Hant-TW</c>.</summary>
    public static string Locale(string tag) => string.Join('-', tag.Split('-').Select((part, at) => (at, part.Length) switch
    {
        (0, _) => part.ToLowerInvariant(),
        (_, 2) => part.ToUpperInvariant(),
        (_, 4) => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
        _ => part,
    }));

    /// <summary>A pattern for LIKE that means the text itself.</summary>
    public static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar) || text.Contains('\uFFFD', StringComparison.Ordinal);

    private static bool HasTrigram(string folded)
    {
        var row = 0;
        foreach (var rune in folded.EnumerateRunes())
        {
            row = Rune.IsLetterOrDigit(rune) ? row + 1 : 0;
            if (row == 3) return true;
        }

        return false;
    }

    // Kana, Han, Hangul: the same ranges as in search_bigrams.
    private static bool IsDense(Rune rune) => rune.Value is
        >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
