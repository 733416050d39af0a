using System.Globalization;
using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks.Typography;

/// <summary>Words that languages set twice on purpose: by grammar ("nous nous"), for emphasis ("molto molto") or as a word of its own (わくわく).</summary>
internal static partial class Doublings
{
    // Reduplication is ordinary word formation there.
    private static readonly HashSet<string> Common = ["az", "bn", "fa", "gu", "he", "hi", "id", "jv", "kn", "ml", "mr", "ms", "pa", "ta", "te", "th", "tl", "tr", "ur", "vi"];

    private static readonly Dictionary<string, HashSet<string>> Fine = new()
    {
        ["de"] = ["sie"],
        ["en"] = ["that", "had", "very", "so", "ha", "hush", "night", "bye", "yo"],
        ["es"] = ["muy", "casi", "poco"],
        ["fr"] = ["nous", "vous", "très"],
        ["it"] = ["via", "man", "mano", "piano", "quasi", "molto", "poi", "passo", "giro", "ben"],
        ["ko"] = ["하나", "조금", "매우", "정말", "하루"],
        ["nl"] = ["heel"],
        ["pl"] = ["bardzo"],
        ["pt"] = ["quase", "muito", "logo", "pouco"],
        ["ro"] = ["foarte"],
    };

    // A relative pronoun before an article: ", die die Haut schützt".
    private static readonly Dictionary<string, HashSet<string>> BehindComma = new() { ["de"] = ["die", "der", "das", "den", "dem"], ["nl"] = ["die", "dat"] };

    /// <summary>True where doubling says nothing.</summary>
    public static bool AreCommon(string language) => Common.Contains(language);

    /// <summary>True where this word, or run of letters of Chinese or Japanese, may stand twice.</summary>
    /// <param name="behindComma">A comma stands before the first of the two.</param>
    public static bool IsFine(string language, string unit, bool behindComma) => language switch
    {
        // Latin names may be made of two equal halves.
        "zh" or "ja" when !unit.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter) => true,

        // AABB and ABAB of two letters are verbs and adverbs; 一点一点.
        "zh" => unit.Length < 3 || unit[0] is '一' or '各' or '每',

        // 一歩一歩, 毎日毎日; sound words of kana: two moras, three with a small kana, a long vowel or り at the end (シャキシャキ, ふわりふわり).
        "ja" => unit[0] is '一' or '毎' or '各' || (Kana().IsMatch(unit) && (unit.Length < 3 || (unit.Length < 5 && SoundWord().IsMatch(unit)))),
        _ => (Fine.TryGetValue(language, out var words) && words.Contains(unit))
            || (behindComma && BehindComma.TryGetValue(language, out var relative) && relative.Contains(unit)),
    };

    [GeneratedRegex(@"\A[\u3041-\u30FF]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Kana();

    [GeneratedRegex("[ゃゅょっャュョッー]|[りリんン]$", RegexOptions.CultureInvariant)]
    private static partial Regex SoundWord();
}
