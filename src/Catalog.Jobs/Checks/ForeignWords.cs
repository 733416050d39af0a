using System.Text;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>A word in a script that isn't the text's. Its weight is how many letters of an alphabet say as much.</summary>
internal sealed record ForeignWord(int Start, string Text, UnicodeScript Script, int Weight);

/// <summary>Splits a text into words of its own scripts and of others.</summary>
internal static class ForeignWords
{
    /// <summary>Runs of letters of other scripts, with the digits, hyphens and apostrophes between them.</summary>
    public static IEnumerable<ForeignWord> Read(string text, IReadOnlySet<UnicodeScript> own)
    {
        int start = -1, end = 0, weight = 0, at = 0;
        var script = UnicodeScript.Common;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            var of = Rune.IsLetter(rune) ? Scripts.Of(rune) : UnicodeScript.Common;
            if (of != UnicodeScript.Common && !own.Contains(of))
            {
                if (start < 0) (start, script, weight) = (at, of, 0);
                weight += Weight(of);
                end = next;
            }
            else if (start >= 0 && Rune.IsDigit(rune)) end = next;
            else if (start >= 0 && rune.Value is not ('-' or '\'' or '’' or 'ー'))
            {
                yield return new ForeignWord(start, text[start..end], script, weight);
                start = -1;
            }

            at = next;
        }

        if (start >= 0) yield return new ForeignWord(start, text[start..end], script, weight);
    }

    /// <summary>The weight of the letters of the text's own scripts.</summary>
    public static int WeighOwn(string text, IReadOnlySet<UnicodeScript> own) =>
        text.EnumerateRunes().Where(Rune.IsLetter).Select(Scripts.Of).Where(own.Contains).Sum(Weight);

    /// <summary>The weight of all letters.</summary>
    public static int Weigh(string text) => text.EnumerateRunes().Where(Rune.IsLetter).Sum(letter => Weight(Scripts.Of(letter)));

    // Texts in these scripts have about a third of the letters.
    private static int Weight(UnicodeScript script) => script is UnicodeScript.Han or UnicodeScript.Hiragana or UnicodeScript.Katakana or UnicodeScript.Hangul ? 3 : 1;
}
