using System.Text;

namespace Catalog.Jobs.Writing;

/// <summary>Makes untrusted values fit into a prompt whose structure is lines.</summary>
internal static class OneLine
{
    /// <summary>The value with every run of line ends and control characters as one space, unpaired surrogates replaced, trimmed.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            // Also U+0085, U+2028 and U+2029, which some readers take for line ends.
            var breaks = Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029;
            if (!breaks) text.Append(rune.ToString());
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }

        return text.ToString().Trim();
    }
}
