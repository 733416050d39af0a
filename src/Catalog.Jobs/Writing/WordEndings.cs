using System.Globalization;

namespace Catalog.Jobs.Writing;

/// <summary>
/// How a language bends words at their ends, roughly: enough to find a term in another case or number, too little to turn it into another word. What
/// changes inside of a word (Rucksack, Rucksäcke) is said by the glossary. Languages that stand nowhere here are searched without endings.
/// </summary>
/// <param name="Endings">What may follow a word, the longest first.</param>
/// <param name="Dropped">Ends of words in whose place an ending may stand.</param>
/// <param name="Clitics">What is written together with the word behind it.</param>
internal sealed record WordEndings(IReadOnlyList<string> Endings, IReadOnlyList<string> Dropped, IReadOnlyList<string> Clitics)
{
    private static readonly Dictionary<string, WordEndings> Languages = new()
    {
        ["en"] = Suffixes("s es 's ’s"),
        ["de"] = Suffixes("e en em er es n s ern"),
        ["nl"] = Suffixes("e en s 's ’s"),
        ["sv"] = Suffixes("a ar arna en er erna et n na or orna s t"),
        ["da"] = Suffixes("e en ene er erne et s t"),
        ["nb"] = Suffixes("a e en ene er et s t"),
        ["fr"] = Suffixes("e es s x"),
        ["es"] = Suffixes("a as es o os s", "a o e"),
        ["pt"] = Suffixes("a as es o os s", "a o e"),
        ["it"] = Suffixes("a e i o", "a e i o"),
        ["pl"] = Suffixes("a ach ami ą e ego ej em emu ę i ia ie iego iej iemu im imi ich ią o om owi owie ów u y ych ym ymi", "a e i o y ę ą"),
        ["cs"] = Suffixes("a ach am ami e ech em emi ou ů u y é ého ém ému ý ých ým ými á í", "a e y ý á é í"),
        ["ru"] = Suffixes("а ам ами ах ая е его ее ей ем ему и ие ий им ими их й о ов ого ое ой ом ому у ую ы ые ый ым ыми ых ю я", "ый ий ой ая яя ое ее а е и й о ы я"),
        ["uk"] = Suffixes("а ам ами ах е ем и ий им их о ого ої ом ому у і ів ій ю я", "ий ій а е и й о і я"),
        ["tr"] = Suffixes("a da dan de den e ı i u ü ın in un ün lar lara larda lardan ları ların ler lere lerde lerden leri lerin la le ta tan te ten ya ye yı yi yu yü nın nin nun nün"),
        ["ar"] = Suffixes("ا ات ان ة ته تها تي ه ها هم ون ي ين", "ة") with { Clitics = Words("وبال فبال وكال وال فال بال كال ولل فلل ال لل وب وك ول فب فك فل و ف ب ك ل") },
        ["he"] = Suffixes("ה ות ים ת", "ה") with { Clitics = Words("וה וב וכ ול ומ וש שה מה ו ה ב כ ל מ ש") },
    };

    /// <summary>Words stand as they are.</summary>
    public static WordEndings None { get; } = new([], [], []);

    /// <summary>Those of a locale's language.</summary>
    public static WordEndings Of(string locale) => Languages.GetValueOrDefault(Language(locale), None);

    /// <summary>True for languages in which the small letter of I has no dot.</summary>
    public static bool HasDotlessI(string locale) => Language(locale) is "tr" or "az";

    private static string Language(string locale) => CultureInfo.GetCultureInfo(locale).TwoLetterISOLanguageName is var language && language == "nn" ? "nb" : language;

    private static WordEndings Suffixes(string endings, string dropped = "") => new(Words(endings), Words(dropped), []);

    private static string[] Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length)];
}
