using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology;

/// <summary>
/// What a new state of the glossary file means for the database: a line that changed in the file since it was last taken is taken, unless a person
/// changed the same entry meanwhile. Docs: docs/decisions/0010-glossary-file.md.
/// </summary>
/// <param name="Added">New entries, in the file's order.</param>
/// <param name="Changed">The database's entry → what it becomes.</param>
/// <param name="Deleted">Entries that left the file.</param>
/// <param name="NotTaken">Lines that lost, for people.</param>
internal sealed record GlossaryMerge(
    IReadOnlyList<GlossaryTerm> Added,
    IReadOnlyList<(GlossaryEntry Entry, GlossaryTerm Term)> Changed,
    IReadOnlyList<GlossaryEntry> Deleted,
    IReadOnlyList<string> NotTaken)
{
    /// <summary>Works it out.</summary>
    /// <param name="before">The file as it was taken last; empty: never.</param>
    /// <param name="file">The file as it is.</param>
    /// <param name="entries">The database.</param>
    public static GlossaryMerge Of(IReadOnlyList<GlossaryTerm> before, IReadOnlyList<GlossaryTerm> file, IReadOnlyList<GlossaryEntry> entries)
    {
        var (old, current) = (before.ToDictionary(term => term.Key), entries.ToDictionary(entry => entry.Term.Key));
        var merge = new GlossaryMerge(new List<GlossaryTerm>(), new List<(GlossaryEntry, GlossaryTerm)>(), new List<GlossaryEntry>(), new List<string>());
        foreach (var term in file)
        {
            var here = current.GetValueOrDefault(term.Key);
            if (term == old.GetValueOrDefault(term.Key) || term == here?.Term) continue;
            if (here?.Term != old.GetValueOrDefault(term.Key)) merge.Lose(term, here is null ? "it was deleted here" : $"it was changed here by {here.ChangedBy}");
            else if (Conflict(term, current) is { } conflict) merge.Lose(term, conflict);
            else if (here is null) ((List<GlossaryTerm>)merge.Added).Add(term);
            else ((List<(GlossaryEntry, GlossaryTerm)>)merge.Changed).Add((here, term));
        }

        var kept = file.Select(term => term.Key).ToHashSet();
        foreach (var gone in before.Where(term => !kept.Contains(term.Key)))
        {
            if (current.GetValueOrDefault(gone.Key) is not { } here) continue;
            if (here.Term == gone) ((List<GlossaryEntry>)merge.Deleted).Add(here);
            else merge.Lose(gone, $"the file lacks it now, but it was changed here by {here.ChangedBy}");
        }

        return merge;
    }

    private static string? Conflict(GlossaryTerm term, Dictionary<GlossaryKey, GlossaryEntry> current) =>
        GlossaryRules.Conflict(term.Rule, Enum.GetValues<GlossaryRule>().Where(rule => current.ContainsKey(term.Key with { Rule = rule })));

    private void Lose(GlossaryTerm term, string why) =>
        ((List<string>)NotTaken).Add($"\"{term.Term}\" ({GlossaryWords.Of(term.Rule)}, {term.Locale ?? "all locales"}): {why}.");
}
