using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology;

/// <summary>An entry of the glossary as the database has it.</summary>
/// <param name="Version">Goes into forms: a change of another version is refused.</param>
/// <param name="ChangedBy">An account, <c>command line</c> or <c>glossary file</c>.</param>
public sealed record GlossaryEntry(long Id, int Version, GlossaryTerm Term, string ChangedBy, DateTimeOffset ChangedAt);

/// <summary>What a list of entries is narrowed to; null or empty: not.</summary>
/// <param name="Text">A part of the term, its translation or an inflection, in any case.</param>
/// <param name="Locale">A locale code: its own entries and those of all locales.</param>
/// <param name="Rule">A word of <see cref="GlossaryWords"/>.</param>
public sealed record GlossaryFilter(string? Text, string? Locale, string? Rule);

/// <summary>The last entry of a page: the next page begins behind it.</summary>
public sealed record GlossaryPlace(string Term, long Id);
