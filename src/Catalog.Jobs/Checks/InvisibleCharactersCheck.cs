using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Checks;

/// <summary>Control, bidirectional and zero-width characters that change what is read or break a feed.</summary>
public sealed class InvisibleCharactersCheck() : TextCheck("invisible-characters", "Invisible characters", Severity.Major, "characters.invisible")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        foreach (var part in input.Parts)
        {
            var at = 0;
            foreach (var rune in part.Text.EnumerateRunes())
            {
                if (Judge(rune, part.Text, at, input.Culture) is { } severity)
                {
                    var code = $"U+{rune.Value:X4}";
                    yield return Finding(part.Field, code, "", $"The character {code} can't be seen or read.", part.Span(at, rune.Utf16SequenceLength), severity);
                }

                at += rune.Utf16SequenceLength;
            }
        }
    }

    private static Severity? Judge(Rune rune, string text, int at, CultureInfo culture) => rune.Value switch
    {
        '\n' or '\t' => null,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => Severity.Major,
        0x200E or 0x200F or 0x061C => culture.TextInfo.IsRightToLeft ? null : Severity.Minor,
        0x200C or 0x200D => Joins(text, at) ? null : Severity.Minor,

        // Flags are made of such; elsewhere they hide text.
        >= 0xE0020 and <= 0xE007F => null,
        0xFFFD => Severity.Major,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => Severity.Major,
            UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Severity.Minor,
            _ => null,
        },
    };

    // Joiners belong into Arabic-script and Indic words and between emoji, never next to Latin letters or at an edge.
    private static bool Joins(string text, int at) => at > 0 && at + 1 < text.Length && text[at - 1] >= 0x0590 && text[at + 1] >= 0x0590;
}
