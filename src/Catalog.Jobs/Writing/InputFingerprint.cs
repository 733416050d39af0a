using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Model;

namespace Catalog.Jobs.Writing;

/// <summary>What a text of a product in a locale is made from, as one string: a text is stale when it differs.</summary>
public static class InputFingerprint
{
    /// <summary>
    /// 32 hex digits; changes exactly when a new attempt could differ: facts, pictures, documents, the locale's style, the fields and their limits, the
    /// glossary terms that apply to this product (all forbidden ones of the locale among them), the prompts, or the model. Rules of approval don't
    /// count: they decide about a text and don't shape it.
    /// </summary>
    /// <param name="product">Its hash stands for facts, pictures and documents.</param>
    /// <param name="locale">The locale's rules.</param>
    /// <param name="fields">The catalogue's fields, in its order.</param>
    /// <param name="terms">What <see cref="GlossarySelection.For"/> selected.</param>
    /// <param name="profile">The model that would write.</param>
    public static string Of(Product product, LocaleRules locale, IReadOnlyList<FieldRules> fields, GlossarySelection terms, ModelProfile profile) => Hash.Of(
        product.Hash,
        locale.Code,
        locale.Style,
        fields.Select(field => new object?[] { field.Key, field.MaxLength, field.Unit.ToString() }),
        Terms(terms.Preferred),
        Terms(terms.NeverTranslate),
        Terms(terms.Forbidden),
        PromptVersion.Of(profile.SystemText),
        profile.Fingerprint,
        profile.ReadsPictures,
        profile.TrustVerdicts,
        ModelFindings.For(profile));

    // Notes are for people, and the glossary's order alone changes nothing that a shop would want written anew.
    private static IEnumerable<object?[]> Terms(IReadOnlyList<GlossaryTerm> terms) =>
        terms.OrderBy(term => term.Term, StringComparer.Ordinal).ThenBy(term => term.Translation, StringComparer.Ordinal)
            .Select(term => new object?[] { term.Term, term.Translation });
}
