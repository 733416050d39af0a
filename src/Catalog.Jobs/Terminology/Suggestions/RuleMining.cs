using System.Text.RegularExpressions;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Terminology.Suggestions;

/// <summary>
/// Finds words that people keep complaining about: taken out by their edits, or named in their notes about a text that has them. Works without a model.
/// </summary>
internal static partial class RuleMining
{
    /// <summary>In how many texts of a locale somebody must have complained.</summary>
    public const int Fewest = 3;

    private const int MostWords = 3;
    private const int ShortestWord = 4;
    private const int LongestComplaint = 60;

    /// <summary>Suggestions, the most frequent first.</summary>
    /// <param name="changes">The newest first.</param>
    /// <param name="known">The glossary: what it says already isn't suggested.</param>
    public static IReadOnlyList<RuleSuggestion> Find(IReadOnlyList<PersonsChange> changes, IReadOnlyList<GlossaryTerm> known)
    {
        var complaints = changes.SelectMany(Complaints)
            .GroupBy(complaint => (complaint.Change.Locale, Key: complaint.Words.ToUpperInvariant()))
            .Select(group => group.DistinctBy(complaint => complaint.Change.CopyId).ToList())
            .Where(group => group.Count >= Fewest)
            .ToList();
        return [.. complaints
            // Of words that always go together only the longest is one complaint.
            .Where(group => !complaints.Exists(other => other != group && other.Count >= group.Count && IsPart(group[0], other[0])))
            .SelectMany(Suggest)
            .Where(suggestion => !known.Any(term => Says(term, suggestion.Term)))
            .OrderByDescending(suggestion => suggestion.Texts).ThenBy(suggestion => suggestion.Complaint, StringComparer.Ordinal)
            .ThenBy(suggestion => suggestion.Term.Rule != GlossaryRule.Forbidden)];
    }

    private static IEnumerable<RuleSuggestion> Suggest(List<Complaint> group)
    {
        var (locale, words) = (group[0].Change.Locale, group[0].Words);
        string[] notes = [.. group.Select(complaint => complaint.Change.Note).Where(note => note.Length > 0).Distinct().Take(MostWords)];
        var instead = group.Where(complaint => complaint.Instead.Length > 0).GroupBy(complaint => complaint.Instead).MaxBy(same => same.Count());
        var why = instead?.Count() >= Fewest ? $"people write {instead.Key}" : null;
        yield return new(new GlossaryTerm(words, locale, GlossaryRule.Forbidden, null, why), words, group.Count, notes);
        // A title names the product's kind. Where the same word always comes into titles of one kind, it is the kind's translation.
        if (why is null || !instead!.All(complaint => complaint.InTitle)) yield break;
        if (instead!.Select(complaint => complaint.Change.Category).Distinct().ToList() is not [{ Length: > 0 } category]) yield break;
        yield return new(new GlossaryTerm(category, locale, GlossaryRule.Preferred, instead!.Key, null), words, instead!.Count(), notes);
    }

    private static IEnumerable<Complaint> Complaints(PersonsChange change)
    {
        var found = change.After is null ? Named(change) : Edited(change);
        return found.Where(complaint => IsTerm(complaint.Words) && !change.Facts.SelectMany(fact => fact.Values).Any(value => TermSearch.Contains(value, complaint.Words)))
            .DistinctBy(complaint => complaint.Words.ToUpperInvariant());
    }

    // What stands in quotation marks, and single words; both only where the text has them.
    private static IEnumerable<Complaint> Named(PersonsChange change)
    {
        var quoted = Quoted().Matches(change.Note).Select(match => match.Groups["words"].Value.Trim());
        var words = Word().Matches(change.Note).Select(match => match.Value).Where(word => word.Length >= ShortestWord);
        return quoted.Concat(words).Where(named => named.Length is > 0 and <= LongestComplaint)
            .Select(named => (named, In: change.Before.Fields.Select(field => Stands(field.Text, named)).FirstOrDefault(found => found is not null)))
            .Where(pair => pair.In is not null).Select(pair => new Complaint(change, pair.In!, "", false));
    }

    private static IEnumerable<Complaint> Edited(PersonsChange change)
    {
        foreach (var (before, after) in change.Before.Fields.Zip(change.After!.Fields))
        {
            var parts = WordDiff.Compare(before.Text, after.Text);
            foreach (var (at, part) in parts.Index().Where(part => part.Item.Kind == DiffKind.Removed))
            {
                var removed = part.Text.Trim();
                if (removed.Length == 0 || Word().Count(removed) > MostWords || change.After.Fields.Any(field => TermSearch.Contains(field.Text, removed))) continue;
                var instead = at + 1 < parts.Count && parts[at + 1].Kind == DiffKind.Added ? parts[at + 1].Text.Trim() : "";
                yield return new(change, removed, Word().Count(instead) is > 0 and <= MostWords && IsTerm(instead) ? instead : "", before.Key == "title");
            }
        }
    }

    private static string? Stands(string text, string words) =>
        TermSearch.Find(text, words).Select(span => text.Substring(span.Start, span.Length)).FirstOrDefault();

    // Numbers are facts, punctuation is no word, and articles and the like come and go with their nouns.
    private static bool IsTerm(string words) =>
        words.Length <= LongestComplaint && words.Count(char.IsLetter) >= (words.Any(c => c >= '\u2E80') ? 2 : 3)
        && !words.Any(c => char.IsDigit(c) || char.IsControl(c) || c == ';') && char.IsLetter(words[0]) && char.IsLetterOrDigit(words[^1]);

    private static bool IsPart(Complaint one, Complaint other) =>
        one.Change.Locale == other.Change.Locale && one.Words.Length < other.Words.Length && TermSearch.Contains(other.Words, one.Words);

    private static bool Says(GlossaryTerm known, GlossaryTerm suggested) => known.Rule == suggested.Rule && (known.Locale is null || known.Locale == suggested.Locale)
        && known.Category is null && known.Term.Equals(suggested.Term, StringComparison.OrdinalIgnoreCase);

    // »…« is how German books quote.
    [GeneratedRegex(
        "[\"“„”«‹](?<words>[^\"“„”«»‹›]{1,60})[\"“”»›]|»(?<words>[^«»]{1,60})«|'(?<words>[^']{1,60})'|[‘‚](?<words>[^’‘]{1,60})[’‘]|「(?<words>[^」]{1,60})」",
        RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{L}\p{M}][\p{L}\p{M}'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    private sealed record Complaint(PersonsChange Change, string Words, string Instead, bool InTitle);
}
