using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Writing;

/// <summary>The terms that apply to a product in a locale, each list in the glossary's order.</summary>
/// <param name="Preferred">Terms of the facts that have a translation.</param>
/// <param name="NeverTranslate">Terms of the facts that stand as they are.</param>
/// <param name="Forbidden">All forbidden terms of the locale; they never enter a prompt.</param>
public sealed record GlossarySelection(
    IReadOnlyList<GlossaryTerm> Preferred,
    IReadOnlyList<GlossaryTerm> NeverTranslate,
    IReadOnlyList<GlossaryTerm> Forbidden)
{
    /// <summary>No terms.</summary>
    public static GlossarySelection None { get; } = new([], [], []);

    /// <summary>Selects: terms of this locale or of all, as whole words, whatever their case; of terms that overlap in a fact the longest.</summary>
    /// <param name="product">Whose facts are searched.</param>
    /// <param name="locale">A locale code.</param>
    /// <param name="terms">The glossary. A term of the locale goes before the same term of all locales.</param>
    public static GlossarySelection For(Product product, string locale, IReadOnlyList<GlossaryTerm> terms)
    {
        var here = terms.Where(term => term.Locale is null || term.Locale == locale)
            .GroupBy(term => (term.Rule, term.Term.ToUpperInvariant()))
            .Select(same => same.FirstOrDefault(term => term.Locale is not null) ?? same.First())
            .ToList();
        return new GlossarySelection(
            Occurring(product, here.Where(term => term.Rule == GlossaryRule.Preferred && !string.IsNullOrWhiteSpace(term.Translation))),
            Occurring(product, here.Where(term => term.Rule == GlossaryRule.NeverTranslate)),
            [.. here.Where(term => term.Rule == GlossaryRule.Forbidden)]);
    }

    // "Bottle" applies only where it isn't part of a longer term such as "Water Bottle".
    private static GlossaryTerm[] Occurring(Product product, IEnumerable<GlossaryTerm> terms)
    {
        var all = terms.ToArray();
        var values = product.Facts.SelectMany(fact => fact.Values).ToArray();
        var found = new HashSet<GlossaryTerm>();
        foreach (var value in values)
        {
            var taken = new List<TextSpan>();
            foreach (var term in all.OrderByDescending(term => term.Term.Length))
            {
                var free = TermSearch.Find(value, term.Term).Where(span => !taken.Exists(other => Overlap(span, other))).ToArray();
                if (free.Length > 0) found.Add(term);
                taken.AddRange(free);
            }
        }

        return [.. all.Where(found.Contains)];
    }

    private static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;
}
