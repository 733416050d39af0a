namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class InvisibleCharactersTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("ar-SA", "حقيبة \u2066Trail 40\u2069 زرقاء"),
        new("fr-FR", "Poids\u00A0: 1\u202F150 g"),
        new("en-US", "Flag \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F, family 👨\u200D👩\u200D👧"),
        new("ar-SA", "حقيبة \u2066Trail 40 زرقاء", "U+2066", "حقيبة Trail 40 زرقاء"),
        new("en-US", "A \u2066bag", "U+2066", "A bag"),
        new("en-US", "A\u202E bag", "U+202E", "A bag"),
        new("de-DE", "Ruck\u200Bsack", "U+200B", "Rucksack"),
        new("ko-KR", "배낭\u3164파랑", "U+3164", "배낭파랑"),
        new("en-US", "A bag\U000E0041", "U+E0041", "A bag"),
        new("pl-PL", "Ple\u00ADcak", "U+00AD", "Plecak"),
        new("es-ES", "Una\u2800mochila", "U+2800", "Unamochila"),
        new("it-IT", "Uno z\uFFFDino", "U+FFFD"),
    ];
}
