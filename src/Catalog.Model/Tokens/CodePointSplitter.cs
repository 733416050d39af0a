using System.Buffers;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Catalog.Model.Tokens;

/// <summary>
/// Splits text by the tokenizer's regex on code points, as the reference does: .NET's own regex works on UTF-16 units, where a
/// letter beyond U+FFFF is two surrogates and no <c>\p{L}</c>.
/// Each such letter is matched as one stand-in of its general category, and the text is split at the same places.
/// </summary>
/// <param name="pattern">Decides where the text is split (behaviour <c>Isolated</c>: what lies between matches is a piece too).</param>
internal sealed class CodePointSplitter(Regex pattern) : PreTokenizer
{
    private static readonly SearchValues<char> NeedsStandIn = SearchValues.Create(
        [.. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit), StandIns.LongS, StandIns.KelvinSign]);

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => PreTokenize(text.AsSpan());

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) =>
        text.ContainsAny(NeedsStandIn) ? SplitStandIns(text) : Split(text);

    private List<(int Offset, int Length)> Split(ReadOnlySpan<char> text)
    {
        var pieces = new List<(int, int)>(text.Length / 4);
        var end = 0;
        foreach (var match in pattern.EnumerateMatches(text))
        {
            if (match.Index > end)
                pieces.Add((end, match.Index - end));
            if (match.Length > 0)
                pieces.Add((match.Index, match.Length));
            end = match.Index + match.Length;
        }

        if (end < text.Length)
            pieces.Add((end, text.Length - end));
        return pieces;
    }

    private List<(int Offset, int Length)> SplitStandIns(ReadOnlySpan<char> text)
    {
        var standIns = new char[text.Length];
        var offsets = new int[text.Length + 1];
        var (count, offset) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            offsets[count] = offset;
            standIns[count++] = StandIns.For(rune);
            offset += rune.Utf16SequenceLength;
        }

        offsets[count] = offset;
        var pieces = Split(standIns.AsSpan(0, count));
        for (var i = 0; i < pieces.Count; i++)
        {
            var (start, length) = pieces[i];
            pieces[i] = (offsets[start], offsets[start + length] - offsets[start]);
        }

        return pieces;
    }
}
