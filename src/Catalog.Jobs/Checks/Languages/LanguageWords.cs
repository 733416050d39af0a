using System.Collections.Frozen;
using Lingua;

namespace Catalog.Jobs.Checks.Languages;

/// <summary>What shows a short text's language to a person: small words and letters.</summary>
/// <param name="Letters">Those beside a-z that the language's own words have; empty where it isn't written in Latin letters.</param>
/// <param name="Words">Words that say nothing of what a text is about, in small letters.</param>
/// <param name="Endings">Of longer words.</param>
internal sealed record LanguageWords(FrozenSet<char> Letters, FrozenSet<string> Words, IReadOnlyList<string> Endings)
{
    private static readonly FrozenDictionary<string, LanguageWords> ByCode = DataFile.Lines("Checks.Languages.words.tsv").Select(line => line.Split('\t'))
        .ToFrozenDictionary(cells => cells[0], cells => new LanguageWords(cells[1].ToFrozenSet(), Split(cells[2]).ToFrozenSet(), Split(cells[3])));

    /// <summary>What is known of a language; null where nothing is.</summary>
    public static LanguageWords? Of(Language language) => ByCode.GetValueOrDefault(language.IsoCode6391().ToString().ToLowerInvariant());

    private static string[] Split(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
