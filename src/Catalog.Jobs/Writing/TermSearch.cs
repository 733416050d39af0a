using System.Globalization;
using System.Text;
using Catalog.Jobs.Checks;
using Lingua;

namespace Catalog.Jobs.Writing;

/// <summary>Finds terms as whole words, whatever the script.</summary>
internal static class TermSearch
{
    /// <summary>Where a term stands, ignoring case, both in composed and decomposed form; places don't overlap.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="term">What to look for; an empty one is nowhere.</param>
    public static IEnumerable<TextSpan> Find(string text, string term)
    {
        foreach (var form in Forms(term.Trim()))
        {
            var at = 0;
            while ((at = text.IndexOf(form, at, StringComparison.OrdinalIgnoreCase)) >= 0)
            {
                var whole = IsBoundary(text, at) && IsBoundary(text, at + form.Length);
                if (whole) yield return new TextSpan(at, form.Length);
                at += whole ? form.Length : 1;
            }
        }
    }

    /// <summary>True where a text has the term.</summary>
    public static bool Contains(string text, string term) => Find(text, term).Any();

    // A letter next to a letter is inside of a word, unless the script writes no spaces, or the two belong to different
    // scripts: a brand in Arabic, Korean or Japanese text often touches a particle.
    private static bool IsBoundary(string text, int at)
    {
        if (at == 0 || at == text.Length || !IsWord(text[at - 1]) || !IsWord(text[at])) return true;
        var (before, after) = (UnicodeScriptInfo.GetScript(text[at - 1]), UnicodeScriptInfo.GetScript(text[at]));
        return WritesNoSpaces(before) || WritesNoSpaces(after) || (before != after && char.IsLetter(text[at - 1]) && char.IsLetter(text[at]));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool WritesNoSpaces(UnicodeScript script) => script is UnicodeScript.Han or UnicodeScript.Hiragana or UnicodeScript.Katakana
        or UnicodeScript.Thai or UnicodeScript.Lao or UnicodeScript.Khmer or UnicodeScript.Myanmar;

    private static IEnumerable<string> Forms(string term)
    {
        if (term.Length == 0) return [];
        string[] forms = [term.Normalize(NormalizationForm.FormC), term.Normalize(NormalizationForm.FormD)];
        return forms.Distinct();
    }
}
