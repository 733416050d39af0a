using System.Collections.Concurrent;
using System.Text;

namespace Catalog.Jobs.Checks.Languages;

/// <summary>Which Han letters Japanese writes: those of JIS X 0208, which Shift-JIS encodes. Simplified Chinese forms (头, 们) are not among them.</summary>
internal static class JapaneseLetters
{
    private static readonly Encoding ShiftJis =
        CodePagesEncodingProvider.Instance.GetEncoding(932, new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback)!;

    private static readonly ConcurrentDictionary<char, bool> Known = new();

    /// <summary>True for a letter that Japanese doesn't write.</summary>
    public static bool IsForeign(char letter) => letter is >= '\u3400' and <= '\u9FFF' && !Known.GetOrAdd(letter, one => ShiftJis.GetByteCount([one]) > 0);
}
