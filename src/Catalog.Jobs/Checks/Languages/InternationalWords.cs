using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks.Languages;

/// <summary>Words that shops of many languages write alike, such as Bluetooth, slim fit and espresso.</summary>
internal static class InternationalWords
{
    // The longest first, so that a phrase wins over its words; what joins the words of a phrase may be a hyphen.
    private static readonly Regex Words = new(
        $@"(?<![\p{{L}}\p{{M}}\d])(?:{string.Join('|', Phrases().OrderByDescending(phrase => phrase.Length).ThenBy(phrase => phrase, StringComparer.Ordinal).Select(Pattern))})(?![\p{{L}}\p{{M}}\d])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Compiled);

    /// <summary>A text with a space instead of each.</summary>
    public static string Remove(string text) => Words.Replace(text, " ");

    private static IEnumerable<string> Phrases() =>
        DataFile.Lines("Checks.Languages.international.tsv").SelectMany(line => line.Split('\t')[1].Split(", ")).Distinct();

    private static string Pattern(string phrase) => string.Join(@"[\s-]", phrase.Split(' ').Select(Regex.Escape));
}
