using System.Globalization;
using Lingua;

namespace Catalog.Jobs.Checks.Colours;

/// <summary>Where a colour's word may begin and end, by the script that it is written in.</summary>
internal static class ColourBoundary
{
    private const string KoreanParticles = "의은는이가을를로으와과도에만인";

    /// <summary>True where the word stands for itself.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The word's first character.</param>
    /// <param name="length">Its length.</param>
    /// <param name="isJapanese">Chinese writes its colours with 色 and needs no boundary; Japanese has 黒 alone, which must not be half of another word.</param>
    public static bool Holds(string text, int start, int length, bool isJapanese)
    {
        var first = UnicodeScriptInfo.GetScript(text[start]);
        var before = start > 0 ? text[start - 1] : ' ';
        var after = start + length < text.Length ? text[start + length] : ' ';
        return first switch
        {
            UnicodeScript.Thai => true,
            UnicodeScript.Hangul => !IsOf(before, UnicodeScript.Hangul) && EndsKorean(text[start + length - 1], after),
            UnicodeScript.Katakana => !IsKatakana(before) && !(IsKatakana(text[start + length - 1]) && IsKatakana(after)),
            UnicodeScript.Han when !isJapanese => true,
            UnicodeScript.Han => !IsOf(before, UnicodeScript.Han) && !(length == 1 && (IsKatakana(before) || IsKatakana(after) || IsOf(after, UnicodeScript.Han))),
            _ => !IsWord(before) && !IsWord(after),
        };
    }

    private static bool EndsKorean(char last, char after) => last == '색' || !IsOf(after, UnicodeScript.Hangul) || KoreanParticles.Contains(after);

    private static bool IsKatakana(char c) => c == 'ー' || IsOf(c, UnicodeScript.Katakana);

    private static bool IsOf(char c, UnicodeScript script) => char.IsLetter(c) && UnicodeScriptInfo.GetScript(c) == script;

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
