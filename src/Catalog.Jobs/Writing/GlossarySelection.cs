using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Writing;

/// <summary>The terms that apply to a product in a locale, each list in the glossary's order.</summary>
/// <param name="Preferred">Terms of the facts that have a translation.</param>
/// <param name="NeverTranslate">Terms of the facts that stand as they are.</param>
/// <param name="Forbidden">All forbidden terms of the locale and category; they never enter a prompt.</param>
public sealed record GlossarySelection(
    IReadOnlyList<GlossaryTerm> Preferred,
    IReadOnlyList<GlossaryTerm> NeverTranslate,
    IReadOnlyList<GlossaryTerm> Forbidden)
{
    /// <summary>No terms.</summary>
    public static GlossarySelection None { get; } = new([], [], []);

    /// <summary>All terms of the locale and category that a text may have, whether or not the facts have them: a forbidden word inside of one is none.</summary>
    public IReadOnlyList<GlossaryTerm> Allowed { get; init; } = [];

    /// <summary>Selects from a catalogue's glossary what applies to a product in a locale.</summary>
    public static GlossarySelection For(Product product, string locale, CatalogDefinition catalog) =>
        For(product, locale, catalog.Glossary, product.Value(catalog.Columns.Category));

    /// <summary>Selects: terms of this locale or of all, as whole words, whatever their case; of terms that overlap in a fact the longest.</summary>
    /// <param name="product">Whose facts are searched.</param>
    /// <param name="locale">A locale code.</param>
    /// <param name="terms">The glossary. Of entries for the same term the category's goes first, then the locale's.</param>
    /// <param name="category">The product's; empty where it has none.</param>
    public static GlossarySelection For(Product product, string locale, IReadOnlyList<GlossaryTerm> terms, string category = "")
    {
        var here = terms.Where(term => (term.Locale is null || term.Locale == locale) && (term.Category is null || term.Category == category))
            .GroupBy(term => (term.Rule, term.CaseSensitive ? term.Term : term.Term.ToUpperInvariant()))
            .Select(same => same.MaxBy(term => (term.Category is null ? 0 : 2) + (term.Locale is null ? 0 : 1))!)
            .ToList();
        return new GlossarySelection(
            Occurring(product, here.Where(term => term.Rule == GlossaryRule.Preferred && !string.IsNullOrWhiteSpace(term.Translation))),
            Occurring(product, here.Where(term => term.Rule == GlossaryRule.NeverTranslate)),
            [.. here.Where(term => term.Rule == GlossaryRule.Forbidden)])
        {
            Allowed = [.. here.Where(term => term.Rule != GlossaryRule.Forbidden)],
        };
    }

    // "Bottle" applies only where it isn't part of a longer term such as "Water Bottle".
    private static GlossaryTerm[] Occurring(Product product, IEnumerable<GlossaryTerm> terms)
    {
        var all = terms.ToArray();
        var longestFirst = all.OrderByDescending(term => term.Term.Length).Select(term => (Term: term, Pattern: TermPattern.InFacts(term))).ToArray();
        var found = new HashSet<GlossaryTerm>();
        foreach (var value in product.Facts.SelectMany(fact => fact.Values))
        {
            var taken = new List<TextSpan>();
            foreach (var (term, pattern) in longestFirst)
            {
                var free = TermSearch.Find(value, pattern).Where(span => !taken.Exists(other => TermSearch.Overlap(span, other))).ToArray();
                if (free.Length > 0) found.Add(term);
                taken.AddRange(free);
            }
        }

        return [.. all.Where(found.Contains)];
    }
}
