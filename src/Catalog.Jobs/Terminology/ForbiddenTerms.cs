using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Terminology;

/// <summary>A forbidden term in a text.</summary>
internal sealed record ForbiddenPlace(GlossaryTerm Term, TextSpan Span);

/// <summary>Finds forbidden terms in texts. The longest term wins: a forbidden word inside of a longer term that is allowed, or forbidden itself, is none.</summary>
internal static class ForbiddenTerms
{
    /// <summary>Where they stand, in the text's order.</summary>
    public static IReadOnlyList<ForbiddenPlace> Find(string text, GlossarySelection terms, string locale)
    {
        var found = terms.Forbidden.SelectMany(term => TermSearch.Find(text, TermPattern.InTexts(term, locale)).Select(span => new ForbiddenPlace(term, span))).ToList();
        if (found.Count == 0) return found;
        var allowed = terms.Allowed.SelectMany(term => TermSearch.Find(text, TermPattern.InTexts(term, locale))).ToList();
        return [.. found
            .Where(place => !allowed.Exists(span => TermSearch.IsWithin(place.Span, span)) && !found.Exists(other => TermSearch.IsWithin(place.Span, other.Span)))
            .OrderBy(place => place.Span.Start)];
    }
}
