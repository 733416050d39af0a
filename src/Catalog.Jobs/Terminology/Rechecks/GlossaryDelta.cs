using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Terminology.Rechecks;

/// <summary>The difference between two states of the glossary, and which texts it touches: those for which the terms that count are others now.</summary>
internal sealed class GlossaryDelta
{
    private readonly IReadOnlyList<GlossaryTerm> before;
    private readonly IReadOnlyList<GlossaryTerm> after;
    private readonly IReadOnlyList<GlossaryTerm> changed;
    private readonly IReadOnlyList<TermPattern> inFacts;
    private readonly Dictionary<string, IReadOnlyList<TermPattern>> inTexts = [];

    public GlossaryDelta(IReadOnlyList<GlossaryTerm> before, IReadOnlyList<GlossaryTerm> after)
    {
        (this.before, this.after) = (before, after);
        var (old, now) = (before.ToHashSet(), after.ToHashSet());
        changed = [.. before.Where(term => !now.Contains(term)), .. after.Where(term => !old.Contains(term))];
        inFacts = [.. changed.Where(term => term.Rule != GlossaryRule.Forbidden).Select(TermPattern.InFacts)];
    }

    /// <summary>True where nothing differs but the order.</summary>
    public bool IsEmpty => changed.Count == 0;

    /// <summary>The locales among these that an entry of the difference is about.</summary>
    public IReadOnlyList<string> Locales(IEnumerable<string> locales) =>
        [.. locales.Where(locale => changed.Any(term => term.Locale is null || term.Locale == locale))];

    /// <summary>True where the text must be checked again.</summary>
    /// <param name="category">The product's.</param>
    public bool Touches(Product product, string category, string locale, Copy text)
    {
        // Few texts have any of the changed words at all: the whole glossary is looked at for those only.
        var facts = product.Facts.SelectMany(fact => fact.Values).Any(value => inFacts.Any(pattern => TermSearch.Contains(value, pattern)));
        var words = text.Fields.SelectMany(field => field.Items).Any(item => InTexts(locale).Any(pattern => TermSearch.Contains(item, pattern)));
        if (!facts && !words) return false;
        var (old, now) = (GlossarySelection.For(product, locale, before, category), GlossarySelection.For(product, locale, after, category));
        return !Same(old.Preferred, now.Preferred) || !Same(old.NeverTranslate, now.NeverTranslate)
            || text.Fields.SelectMany(field => field.Items).Any(item => !Findings(item, old, locale).SequenceEqual(Findings(item, now, locale)));
    }

    private IReadOnlyList<TermPattern> InTexts(string locale)
    {
        if (!inTexts.TryGetValue(locale, out var patterns))
            inTexts[locale] = patterns = [.. changed.Where(term => term.Locale is null || term.Locale == locale).Select(term => TermPattern.InTexts(term, locale))];
        return patterns;
    }

    // What a finding says of a place: the term's note, too.
    private static IEnumerable<(TextSpan Span, string? Note)> Findings(string text, GlossarySelection terms, string locale) =>
        ForbiddenTerms.Find(text, terms, locale).Select(place => (place.Span, place.Term.Note));

    // The notes of these are for people alone.
    private static bool Same(IReadOnlyList<GlossaryTerm> old, IReadOnlyList<GlossaryTerm> now) =>
        old.Select(term => term with { Note = null }).SequenceEqual(now.Select(term => term with { Note = null }));
}
