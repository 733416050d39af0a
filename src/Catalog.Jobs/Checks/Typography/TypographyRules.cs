using System.Globalization;

namespace Catalog.Jobs.Checks.Typography;

/// <summary>How a language sets punctuation. One line a language in <see cref="Of"/>; what isn't there follows English, without a rule for quotation marks.</summary>
/// <param name="Quotes">Pairs of quotation marks, the first being what a correction takes; empty: not checked.</param>
/// <param name="FullStop">What ends a sentence; empty: none does (Thai).</param>
internal sealed record TypographyRules(string[] Quotes, string FullStop = ".")
{
    /// <summary>Marks with a space before them → that space. Lexique des règles typographiques en usage à l'Imprimerie nationale, "Ponctuation".</summary>
    public IReadOnlyDictionary<char, char> SpacedMarks { get; init; } = new Dictionary<char, char>();

    /// <summary>Latin marks → those that the language sets instead next to its own letters.</summary>
    public IReadOnlyDictionary<char, char> OwnMarks { get; init; } = new Dictionary<char, char>();

    /// <summary>Questions and exclamations are opened with ¿ and ¡ (Real Academia Española, Ortografía 2010, III.3.4.9).</summary>
    public bool OpensQuestions { get; init; }

    private static readonly Dictionary<char, char> France = new() { [':'] = '\u00A0', ['»'] = '\u00A0', [';'] = '\u202F', ['!'] = '\u202F', ['?'] = '\u202F' };

    // Office québécois de la langue française, Banque de dépannage: no space before ; ! ? in Canada.
    private static readonly Dictionary<char, char> Canada = new() { [':'] = '\u00A0', ['»'] = '\u00A0' };

    // GB/T 15834-2011 and JIS X 4051: full-width marks; Japanese separates with 、.
    private static readonly Dictionary<char, char> Chinese = new() { [','] = '，', ['.'] = '。', [':'] = '：', [';'] = '；', ['!'] = '！', ['?'] = '？' };
    private static readonly Dictionary<char, char> Japanese = new() { [','] = '、', ['.'] = '。', [':'] = '：', [';'] = '；', ['!'] = '！', ['?'] = '？' };
    private static readonly Dictionary<char, char> Arabic = new() { [','] = '،', [';'] = '؛', ['?'] = '؟' };

    // CLDR 48, characters/quotationStart and -End with the alternates, and what publishers set beside them (»…« in German, “…” in Spanish).
    private static readonly Dictionary<string, TypographyRules> ByLanguage = new()
    {
        ["ar"] = new(["«»", "“”", "\"\"", "””"]) { OwnMarks = Arabic },
        ["bg"] = new(["„“", "«»"]),
        ["ca"] = new(["«»", "“”", "\"\""]),
        ["cs"] = new(["„“", "»«"]),
        ["da"] = new(["””", "»«", "„“", "“”", "\"\""]),
        ["de"] = new(["„“", "»«"]),
        ["de-CH"] = new(["«»", "„“"]),
        ["el"] = new(["«»", "“”"]),
        ["en"] = new(["“”", "\"\""]),
        ["es"] = new(["«»", "“”", "\"\""]) { OpensQuestions = true },
        ["et"] = new(["„“", "„”", "«»"]),
        ["fa"] = new(["«»", "“”"]) { OwnMarks = Arabic },
        ["fi"] = new(["””", "»»", "\"\""]),
        ["fr"] = new(["«»", "“”"]) { SpacedMarks = France },
        ["fr-CA"] = new(["«»", "“”"]) { SpacedMarks = Canada },
        ["hi"] = new([], "।"),
        ["hr"] = new(["„”", "„“", "»«"]),
        ["hu"] = new(["„”", "»«"]),
        ["it"] = new(["«»", "“”", "\"\""]),
        ["ja"] = new(["「」", "『』", "“”"], "。") { OwnMarks = Japanese },
        ["lt"] = new(["„“"]),
        ["lv"] = new(["“”", "„”", "«»"]),
        ["nb"] = new(["«»", "“”", "””"]),
        ["nl"] = new(["“”", "„”", "\"\""]),
        ["pl"] = new(["„”", "«»", "»«"]),
        ["pt"] = new(["“”", "«»", "\"\""]),
        ["ro"] = new(["„”", "«»"]),
        ["ru"] = new(["«»", "„“"]),
        ["sk"] = new(["„“", "»«"]),
        ["sl"] = new(["„“", "»«"]),
        ["sr"] = new(["„”", "„“", "»«"]),
        ["sv"] = new(["””", "»»", "\"\""]),
        ["th"] = new([], ""),
        ["tr"] = new(["“”", "«»", "\"\""]),
        ["uk"] = new(["«»", "„“"]),
        ["ur"] = new([], "۔"),
        ["zh"] = new(["“”", "「」", "『』"], "。") { OwnMarks = Chinese },
    };

    private static readonly TypographyRules Other = new([]);

    /// <summary>The rules of a locale.</summary>
    public static TypographyRules Of(CultureInfo culture) =>
        ByLanguage.GetValueOrDefault(culture.Name) ?? ByLanguage.GetValueOrDefault(culture.TwoLetterISOLanguageName) ?? Other;
}
