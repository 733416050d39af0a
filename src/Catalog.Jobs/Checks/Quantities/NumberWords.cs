using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>
/// Small numbers in words, as facts have them ("three adjustable shelves"): a text may write 3. One is left out, it is an article in most languages.
/// .NET gives no access to ICU's spelled-out numbers, and the languages here inflect few of them.
/// </summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, string[][]> Words = new()
    {
        ["en"] = Of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        ["de"] = Of("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
        ["fr"] = Of("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
        ["es"] = Of("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
        ["it"] = Of("due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"),
        ["pl"] = Of("dwa|dwie|dwóch|dwoma", "trzy|trzech|trzema", "cztery|czterech|czterema", "pięć|pięciu", "sześć|sześciu", "siedem|siedmiu", "osiem|ośmiu", "dziewięć|dziewięciu", "dziesięć|dziesięciu", "jedenaście|jedenastu", "dwanaście|dwunastu"),
        ["pt"] = Of("dois|duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze"),
        ["nl"] = Of("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
        ["sv"] = Of("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
        ["da"] = Of("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
        ["cs"] = Of("dva|dvě|dvou|dvěma", "tři|tří|třemi", "čtyři|čtyř|čtyřmi", "pět|pěti", "šest|šesti", "sedm|sedmi", "osm|osmi", "devět|devíti", "deset|deseti", "jedenáct|jedenácti", "dvanáct|dvanácti"),
        ["ja"] = Of("二つ|二枚|二個|二本|二段", "三つ|三枚|三個|三本|三段", "四つ|四枚|四個|四本|四段", "五つ|五枚|五個|五本|五段"),
        ["zh"] = Of("两个|两块|两只|两条|两层|双层", "三个|三块|三只|三条|三层", "四个|四块|四只|四条|四层", "五个|五块|五只|五条|五层", "六个|六块|六只|六条|六层"),
    };

    /// <summary>The numbers that a value has in words.</summary>
    /// <param name="value">A fact's.</param>
    /// <param name="language">ISO 639-1, of the facts.</param>
    public static IEnumerable<Quantity> Of(string value, string language)
    {
        if (!Words.TryGetValue(language, out var words)) yield break;
        foreach (var (index, spelled) in words.Index())
            foreach (var word in spelled)
                foreach (System.Text.RegularExpressions.Match match in Regex.Matches(value, language is "ja" or "zh" ? word : $@"(?<![\p{{L}}\d]){word}(?![\p{{L}}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
                    yield return new(match.Value, new(match.Index, match.Length), new(match.Index, match.Length, [index + 2]), null, null);
    }

    // From two upwards; the forms of a number are parted by |.
    private static string[][] Of(params string[] words) => [.. words.Select(word => word.Split('|'))];
}
