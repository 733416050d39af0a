using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Checks;

/// <summary>
/// A string in composed form (NFKC: full width becomes half, ligatures become letters), in small letters whatever the culture, with digits 0-9; every
/// place leads back to the string that it came from. What checks compare without regard to case, width and form they compare in this.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<int> origins = [];

    public FoldedText(string original)
    {
        Original = original;
        var folded = new StringBuilder(original.Length);
        var at = 0;
        while (at < original.Length)
        {
            // A letter with its marks is one: they may compose.
            var length = StringInfo.GetNextTextElementLength(original, at);
            foreach (var c in Normal(original.Substring(at, length)))
            {
                folded.Append(CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : char.ToLowerInvariant(c));
                origins.Add(at);
            }

            at += length;
        }

        origins.Add(original.Length);
        Text = folded.ToString();
    }

    /// <summary>The string as it was.</summary>
    public string Original { get; }

    /// <summary>The folded string.</summary>
    public string Text { get; }

    /// <summary>The place in the original of a place in <see cref="Text"/>.</summary>
    public TextSpan Span(int start, int length)
    {
        var from = origins[start];
        return new(from, length == 0 ? 0 : End(start + length - 1) - from);
    }

    // The end of the text element that a folded letter came from.
    private int End(int at)
    {
        var next = at + 1;
        while (origins[next] == origins[at] && next < origins.Count - 1) next++;
        return origins[next];
    }

    private static string Normal(string element)
    {
        try
        {
            return element.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no normal form.
            return element;
        }
    }
}
