using System.Text;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>A word in a script that isn't the text's.</summary>
internal sealed record ForeignWord(int Start, string Text, UnicodeScript Script, int Letters);

/// <summary>Splits a text into words of its own scripts and of others.</summary>
internal static class ForeignWords
{
    /// <summary>Runs of letters of other scripts, with the digits, hyphens and apostrophes between them.</summary>
    public static IEnumerable<ForeignWord> Read(string text, IReadOnlySet<UnicodeScript> own)
    {
        int start = -1, end = 0, letters = 0, at = 0;
        var script = UnicodeScript.Common;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            var of = Rune.IsLetter(rune) ? Scripts.Of(rune) : UnicodeScript.Common;
            if (of != UnicodeScript.Common && !own.Contains(of))
            {
                if (start < 0) (start, script, letters) = (at, of, 0);
                letters++;
                end = next;
            }
            else if (start >= 0 && Rune.IsDigit(rune)) end = next;
            else if (start >= 0 && rune.Value is not ('-' or '\'' or '’'))
            {
                yield return new ForeignWord(start, text[start..end], script, letters);
                start = -1;
            }

            at = next;
        }

        if (start >= 0) yield return new ForeignWord(start, text[start..end], script, letters);
    }

    /// <summary>How many letters are in the text's own scripts.</summary>
    public static int CountOwn(string text, IReadOnlySet<UnicodeScript> own) => text.EnumerateRunes().Count(rune => Rune.IsLetter(rune) && own.Contains(Scripts.Of(rune)));
}
