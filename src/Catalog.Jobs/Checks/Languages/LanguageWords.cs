using System.Collections.Frozen;
using Lingua;

namespace Catalog.Jobs.Checks.Languages;

/// <summary>What shows a short text's language to a person: small words and letters.</summary>
/// <param name="Letters">Those beside a-z that the language's own words have; empty where it isn't written in Latin letters.</param>
/// <param name="Words">Words that say nothing of what a text is about, in small letters.</param>
/// <param name="Endings">Of longer words.</param>
/// <param name="Sequences">Of letters, which near relatives don't write.</param>
internal sealed record LanguageWords(FrozenSet<char> Letters, FrozenSet<string> Words, IReadOnlyList<string> Endings, IReadOnlyList<string> Sequences)
{
    private static readonly FrozenDictionary<string, LanguageWords> ByCode = DataFile.Lines("Checks.Languages.words.tsv").Select(line => line.Split('\t'))
        .ToFrozenDictionary(cells => cells[0], cells => new LanguageWords(cells[1].ToFrozenSet(), Split(cells[2]).ToFrozenSet(), Split(cells[3]), cells.Length > 4 ? Split(cells[4]) : []));

    /// <summary>What is known of a language; null where nothing is.</summary>
    public static LanguageWords? Of(Language language) => ByCode.GetValueOrDefault(language.IsoCode6391().ToString().ToLowerInvariant());

    /// <summary>How many of the sequences a word has. After q and g a u is no vowel: Portuguese has que, too.</summary>
    public int CountSequences(string word) => Sequences.Count(sequence => word.IndexOf(sequence, StringComparison.Ordinal) is var at && at >= 0 && !(at > 0 && sequence[0] == 'u' && word[at - 1] is 'q' or 'g'));

    private static string[] Split(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
