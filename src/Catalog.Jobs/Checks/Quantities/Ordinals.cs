using System.Collections.Frozen;
using System.Globalization;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>Numbers that say a place in a row: 2nd, 1er, 2ª, 3-й, 第2. They count nothing.</summary>
internal static class Ordinals
{
    // A full stop ("2. Generation") may end a sentence, so it makes no ordinal.
    private static readonly FrozenDictionary<string, string[]> Endings = new Dictionary<string, string>
    {
        ["en"] = "st nd rd th",
        ["fr"] = "er re e ère ème eme nd nde",
        ["nl"] = "e de ste",
        ["ca"] = "r n t è a",
        ["es"] = "º ª .º .ª er",
        ["pt"] = "º ª .º .ª",
        ["it"] = "º ª",
        ["ro"] = "-lea -a",
        ["sv"] = ":a :e",
        ["ru"] = "-й -я -е -го -ый -ая -ое -ой",
        ["uk"] = "-й -я -е -го -ий -та -та",
        ["bg"] = "-ри -ра -ро -ви -ва -во -ти -та -то -ми -ма -мо",
        ["el"] = "ος η ο ης ου",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' '));

    /// <summary>Where an ordinal ends; null where the number is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">A number in it.</param>
    /// <param name="culture">The text's locale; null: English.</param>
    public static int? End(string text, WrittenNumber number, CultureInfo? culture)
    {
        var end = number.Start + number.Length;
        if (number.Start > 0 && text[number.Start - 1] is '第' or '제') return end;
        if (!Endings.TryGetValue(culture?.TwoLetterISOLanguageName ?? "en", out var endings)) return null;
        var ending = endings.FirstOrDefault(ending => string.CompareOrdinal(text, end, ending, 0, ending.Length) == 0
            && (end + ending.Length == text.Length || !char.IsLetterOrDigit(text[end + ending.Length])));
        return end + ending?.Length;
    }
}
