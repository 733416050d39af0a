using System.Text.RegularExpressions;
using Catalog.Jobs.Checks;
using Lingua;

namespace Catalog.Jobs.Evaluation;

/// <summary>
/// What a locale's right texts call the values of a fact ("black": noir), learned from the texts alone: words that stand in texts of products with the
/// value and in no others. So that a planted wrong colour is a word that the locale really uses, whatever lists a check may have.
/// </summary>
public sealed partial class ObservedWords
{
    // Fewer texts, or a word in fewer of them, and a word may stand there by chance.
    private const int LeastTexts = 3;
    private const double LeastShare = 0.3;

    // More words that stand in all texts of a value: those have sentences in common, and only words of all their titles are the value's.
    private const int MostBest = 4;

    // Japanese and Chinese write no spaces: every run of letters up to this length is tried as a word.
    private const int LongestRun = 8;

    private readonly Dictionary<string, IReadOnlyList<(string Word, int Count)>> words;

    private ObservedWords(Dictionary<string, IReadOnlyList<(string Word, int Count)>> words) => this.words = words;

    /// <summary>The values that have words, in the order of their letters.</summary>
    public IReadOnlyList<string> Values => [.. words.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The words for a value, the commonest first; none where none is sure.</summary>
    public IReadOnlyList<string> Of(string value) => [.. Known(value).Select(entry => entry.Word)];

    /// <summary>Those that no text of the value lacks, or as few as any word: the value itself, not what often goes with it.</summary>
    public IReadOnlyList<string> Best(string value) => [.. Known(value).Where(entry => entry.Count == Known(value)[0].Count).Select(entry => entry.Word)];

    /// <summary>The word for another value that looks most like one: the same article or ending, where there is one. Null: none.</summary>
    public string? Like(string word, string value) => Best(value)
        .OrderByDescending(other => other.Zip(word).TakeWhile(pair => pair.First == pair.Second).Count())
        .ThenBy(other => Math.Abs(other.Length - word.Length)).ThenBy(other => other, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Learns.</summary>
    /// <param name="texts">Texts of one locale.</param>
    /// <param name="fact">The fact's key.</param>
    public static ObservedWords Learn(IReadOnlyList<EvaluationText> texts, string fact)
    {
        var seen = new Dictionary<string, Dictionary<string, int>>();
        var titles = new Dictionary<(string Value, string Word), int>();
        var sizes = new Dictionary<string, int>();
        foreach (var text in texts.Where(text => text.Product.Fact(fact) is not null))
        {
            var value = text.Product.Value(fact);
            sizes[value] = sizes.GetValueOrDefault(value) + 1;
            foreach (var word in Candidates(text))
            {
                var counts = seen.TryGetValue(word, out var known) ? known : seen[word] = [];
                counts[value] = counts.GetValueOrDefault(value) + 1;
            }

            foreach (var word in Candidates(text, "title")) titles[(value, word)] = titles.GetValueOrDefault((value, word)) + 1;
        }

        var sure = seen.Where(entry => entry.Value.Count == 1).Select(entry => (Word: entry.Key, Value: entry.Value.Keys.Single(), Count: entry.Value.Values.Single()))
            .Where(entry => entry.Count >= LeastTexts && entry.Count >= LeastShare * sizes[entry.Value]);
        return new(sure.GroupBy(entry => entry.Value)
            .Select(group => (Value: group.Key, Words: Narrow(
                Choose([.. group.OrderByDescending(entry => entry.Count).ThenByDescending(entry => entry.Word.Length).ThenBy(entry => entry.Word, StringComparer.Ordinal).Select(entry => (entry.Word, entry.Count))]),
                word => titles.GetValueOrDefault((group.Key, word)) == sizes[group.Key])))
            .Where(entry => entry.Words.Count > 0)
            .ToDictionary(entry => entry.Value, entry => entry.Words));
    }

    private static IReadOnlyList<(string Word, int Count)> Narrow(IReadOnlyList<(string Word, int Count)> words, Func<string, bool> isInAllTitles) =>
        words.Count(word => word.Count == words[0].Count) <= MostBest ? words : [.. words.Where(word => isInAllTitles(word.Word))];

    // Of runs only the best is a word; the others are parts of it, or it with its neighbours.
    private static IReadOnlyList<(string Word, int Count)> Choose(IReadOnlyList<(string Word, int Count)> best) =>
        IsUnspaced(best[0].Word[0]) ? [best[0]] : [.. best.Where(entry => !IsUnspaced(entry.Word[0]))];

    private IReadOnlyList<(string Word, int Count)> Known(string value) => words.GetValueOrDefault(value) ?? [];

    private static IEnumerable<string> Candidates(EvaluationText text, string? field = null)
    {
        var names = ProductName.Of(text.Product, text.Catalog.Columns).Split(' ').Append(text.Product.Value(text.Catalog.Columns.Brand)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return text.Parts.Where(part => field is null || part.Field == field).SelectMany(part => Letters().Matches(Unit().Replace(part.Text, " "))).Select(match => match.Value.ToLower(text.Culture)).SelectMany(Split)
            .Where(word => !names.Contains(word)).Distinct();
    }

    private static IEnumerable<string> Split(string letters)
    {
        if (!IsUnspaced(letters[0])) return [letters];
        return from start in Enumerable.Range(0, letters.Length)
               from length in Enumerable.Range(1, Math.Min(LongestRun, letters.Length - start))
               select letters.Substring(start, length);
    }

    private static bool IsUnspaced(char letter) => UnicodeScriptInfo.GetScript(letter) is UnicodeScript.Han or UnicodeScript.Hiragana or UnicodeScript.Katakana;

    // Words of letters and their marks; runs of Han and kana apart from others.
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}]+|[\p{IsHiragana}]+|[\p{IsKatakana}]+|[\p{L}\p{M}-[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}]]+")]
    private static partial Regex Letters();

    // What all texts of a category have in common may be a unit.
    [GeneratedRegex(@"\d[ \u00A0\u202F]?[a-zA-Z]{1,3}(?!\p{L})")]
    private static partial Regex Unit();
}
