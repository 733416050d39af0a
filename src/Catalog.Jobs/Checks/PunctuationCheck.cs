using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Typography;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>Punctuation that the locale sets otherwise.</summary>
public sealed partial class PunctuationCheck() : TextCheck(new CheckData("punctuation", "Punctuation", Severity.Minor, "locale.punctuation")
{
    Description = "A description of several sentences whose last one doesn't end; a title that ends with a full stop; a mark twice (\",,\", \"..\"); Latin marks in Chinese and Japanese where full-width ones belong, and in Arabic and Persian; Arabic words drawn out with tatweel; Spanish questions and exclamations without ¿ or ¡.",
    Needs = ["empty"],
    Fixes = true,
})
{
    // Shorter last words may be abbreviations.
    private const int LongWord = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var rules = TypographyRules.Of(input.Culture);
        foreach (var part in input.Parts.Where(part => !part.Text.Contains('<', StringComparison.Ordinal)))
        {
            foreach (Match match in Twice().Matches(part.Text)) yield return Report(part, match.Index, match.Length, match.Value[..1], $"\"{match.Value}\" is a mark too many");
            foreach (Match match in Tatweel().Matches(part.Text)) yield return Report(part, match.Index, match.Length, "", "A word is drawn out with tatweel");
            foreach (var at in Latin(part.Text, rules)) yield return Report(part, at, 1, rules.OwnMarks[part.Text[at]].ToString(), $"\"{part.Text[at]}\" is a Latin mark; the locale sets \"{rules.OwnMarks[part.Text[at]]}\"");
            if (Ending(part, rules) is { } ending) yield return ending;
            if (!rules.OpensQuestions) continue;
            foreach (var sentence in Sentences.Of(part.Text))
                if (Unopened(part.Text.Substring(sentence.Start, sentence.Length)) is { } mark)
                    yield return Finding(part.Field, "", mark, $"A sentence ends with a mark that \"{mark}\" must open.", part.Span(sentence));
        }
    }

    private Finding? Ending(TextPart part, TypographyRules rules)
    {
        var text = part.Text.TrimEnd();
        if (part.Field is "title" or "seo_title")
        {
            return text.EndsWith(rules.FullStop, StringComparison.Ordinal) && rules.FullStop.Length > 0 && LastWord().Match(text).Groups["word"].Length >= LongWord
                ? Report(part, text.Length - 1, 1, "", "The title ends with a full stop") : null;
        }

        // A sentence before shows that it isn't a list of words.
        return part.Field == "description" && rules.FullStop.Length > 0 && text.Length > 0 && (IsWord(text[^1]) || text[^1] is ',' or '،' or '、')
            && Sentences.Of(text).Skip(1).Any()
            ? Report(part, text.Length, 0, IsWord(text[^1]) ? rules.FullStop : "", "The last sentence doesn't end") : null;
    }

    // Vowel signs of Indic scripts are marks.
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private Finding Report(TextPart part, int start, int length, string right, string message)
    {
        var span = part.Span(start, length);
        return Finding(part.Field, part.Text.Substring(start, length), right, message + ".", span) with { Fix = length == 0 && right.Length == 0 ? null : new(span, right) };
    }

    // Beside a letter of the locale's own script, or at the end of a text in it; not within numbers and Latin words.
    private static IEnumerable<int> Latin(string text, TypographyRules rules)
    {
        if (rules.OwnMarks.Count == 0 || !text.Any(IsOwn)) yield break;
        for (var at = 1; at < text.Length; at++)
        {
            if (!rules.OwnMarks.ContainsKey(text[at]) || rules.OwnMarks.ContainsKey(text[at - 1]) || (at + 1 < text.Length && rules.OwnMarks.ContainsKey(text[at + 1]))) continue;
            var (before, after) = (text[at - 1], at + 1 < text.Length ? text[at + 1] : '\0');
            var ends = after is '\0' or '\n' && text[at] is '.' or '!' or '?' && rules.OwnMarks.ContainsKey('.');
            if (IsOwn(before) || IsOwn(after) || ends) yield return at;
        }
    }

    private static bool IsOwn(char c) => char.IsLetter(c)
        && UnicodeScriptInfo.GetScript(c) is UnicodeScript.Han or UnicodeScript.Hiragana or UnicodeScript.Katakana or UnicodeScript.Arabic;

    private static string? Unopened(string sentence) => sentence.TrimEnd('"', '”', '»', ')')[^1..] switch
    {
        "?" when !sentence.Contains('¿', StringComparison.Ordinal) && !sentence.Contains('¡', StringComparison.Ordinal) => "¿",
        "!" when !sentence.Contains('¡', StringComparison.Ordinal) && !sentence.Contains('¿', StringComparison.Ordinal) => "¡",
        _ => null,
    };

    [GeneratedRegex(@"([,;:،؛、，；：。])\1+|(?<!\.)\.\.(?!\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Twice();

    [GeneratedRegex("(?<=[\u0620-\u064A])\u0640+(?=[\u0620-\u064A])", RegexOptions.CultureInvariant)]
    private static partial Regex Tatweel();

    [GeneratedRegex(@"(?<word>[\p{L}\p{M}]+)\P{L}*$", RegexOptions.CultureInvariant)]
    private static partial Regex LastWord();
}
