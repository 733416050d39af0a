using System.Globalization;
using System.Text;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>Control, bidirectional and zero-width characters that change what is read or break a feed.</summary>
public sealed class InvisibleCharactersCheck() : TextCheck(new CheckData("invisible-characters", "Invisible characters", Severity.Major, "characters.invisible")
{
    Description = "Control, bidirectional and private-use characters, U+FFFD, letters that look like a space; zero-width characters, soft hyphens and byte order marks are minor. Directional marks and closed isolates are fine in right-to-left locales, joiners between letters of Arabic-script and Indic languages and in emoji, no-break spaces everywhere.",
    Fixes = true,
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        foreach (var part in input.Parts)
        {
            var isolates = input.Culture.TextInfo.IsRightToLeft && IsolatesClose(part.Text);
            var at = 0;
            foreach (var rune in part.Text.EnumerateRunes())
            {
                if (Judge(rune, part.Text, at, input.Culture, isolates) is { } severity)
                {
                    var (code, span) = ($"U+{rune.Value:X4}", part.Span(at, rune.Utf16SequenceLength));

                    // What U+FFFD stood for is lost.
                    yield return Finding(part.Field, code, "", $"The character {code} can't be seen or read.", span, severity) with
                    {
                        Fix = rune.Value == 0xFFFD ? null : new(span, ""),
                    };
                }

                at += rune.Utf16SequenceLength;
            }
        }
    }

    private static Severity? Judge(Rune rune, string text, int at, CultureInfo culture, bool isolates) => rune.Value switch
    {
        '\n' or '\t' => null,
        >= 0x2066 and <= 0x2069 => isolates ? null : Severity.Major,
        >= 0x202A and <= 0x202E => Severity.Major,
        0x200E or 0x200F or 0x061C => culture.TextInfo.IsRightToLeft ? null : Severity.Minor,
        0x200C or 0x200D => Joins(text, at) ? null : Severity.Minor,

        // Flags of regions are made of such behind a black flag; elsewhere they hide text.
        >= 0xE0020 and <= 0xE007F => text.LastIndexOf("\U0001F3F4", at, StringComparison.Ordinal) is >= 0 and var flag && at - flag <= 14 ? null : Severity.Major,

        // Hangul fillers and the empty Braille pattern are letters and symbols that show nothing.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => Severity.Major,
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

    // Isolates keep a Latin name apart in a right-to-left text: U+2066..2068 open, U+2069 closes.
    private static bool IsolatesClose(string text)
    {
        var open = 0;
        foreach (var c in text)
        {
            if (c is >= '\u2066' and <= '\u2068') open++;
            else if (c == '\u2069' && --open < 0) return false;
        }

        return open == 0;
    }
}
