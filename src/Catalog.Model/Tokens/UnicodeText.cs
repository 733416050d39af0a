using System.Text;

namespace Catalog.Model.Tokens;

/// <summary>Makes any .NET string the valid Unicode text that the reference tokenizer sees.</summary>
internal static class UnicodeText
{
    /// <summary>The only character whose presence makes .NET refuse to normalize valid text.</summary>
    private const char ByteOrderNonCharacter = '\uFFFE';

    /// <summary>Makes sure that <see cref="Compose"/> works: without ICU, .NET would leave text as it is and say nothing.</summary>
    /// <exception cref="InvalidOperationException">The process runs without Unicode data.</exception>
    public static void RequireUnicodeData()
    {
        if (Compose("e\u0301") != "\u00E9")
            throw new InvalidOperationException("Text can't be normalized: install libicu, and don't set InvariantGlobalization.");
    }

    /// <summary>Replaces surrogates without a partner by U+FFFD.</summary>
    public static string Repair(string text)
    {
        var bad = FirstLoneSurrogate(text);
        if (bad < 0)
            return text;
        var repaired = new StringBuilder(text.Length).Append(text, 0, bad);
        foreach (var rune in text.AsSpan(bad).EnumerateRunes())
            repaired.Append(rune);
        return repaired.ToString();
    }

    /// <summary>Normalizes valid Unicode text to form C.</summary>
    public static string Compose(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        // U+FFFE composes with nothing, so the parts between may be normalized apart.
        return text.Contains(ByteOrderNonCharacter, StringComparison.Ordinal)
            ? string.Join(ByteOrderNonCharacter, text.Split(ByteOrderNonCharacter).Select(part => part.Normalize(NormalizationForm.FormC)))
            : text.Normalize(NormalizationForm.FormC);
    }

    private static int FirstLoneSurrogate(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (text[at..].IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var step)
        {
            at += step;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return at;
            at += 2;
        }

        return -1;
    }
}
