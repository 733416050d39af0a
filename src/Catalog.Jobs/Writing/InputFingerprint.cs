using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Model;

namespace Catalog.Jobs.Writing;

/// <summary>What a text of a product in a locale is made from, as one string: a text is stale when it differs.</summary>
public static class InputFingerprint
{
    /// <summary>
    /// 32 hex digits; changes exactly when a new attempt could differ: facts, pictures, documents, the style that applies, the fields and their limits,
    /// the glossary terms that apply to this product, the prompts, or the model. Forbidden terms and what else never enters a prompt don't count: a
    /// change of them lets the texts that it touches be checked again (docs/terminology.md). Nor do rules of approval: they decide
    /// about a text and don't shape it.
    /// </summary>
    /// <param name="product">Its hash stands for facts, pictures and documents.</param>
    /// <param name="locale">The locale's rules.</param>
    /// <param name="fields">The catalogue's fields, in its order.</param>
    /// <param name="terms">What <see cref="GlossarySelection"/> selected.</param>
    /// <param name="profile">The model that would write.</param>
    public static string Of(Product product, LocaleRules locale, IReadOnlyList<FieldRules> fields, GlossarySelection terms, ModelProfile profile) => Hash.Of(
        product.Hash,
        locale.Code,
        locale.Style,
        fields.Select(field => new object?[] { field.Key, field.MaxLength, field.Unit.ToString() }),
        Terms(terms.Preferred),
        Terms(terms.NeverTranslate),
        PromptVersion.Of(profile.SystemText),
        profile.Fingerprint,
        profile.ReadsPictures,
        profile.TrustVerdicts,
        ModelFindings.For(profile));

    // Notes are for people, and the glossary's order alone changes nothing that a shop would want written anew.
    internal static IEnumerable<object?[]> Terms(IReadOnlyList<GlossaryTerm> terms) =>
        terms.OrderBy(term => term.Term, StringComparer.Ordinal).ThenBy(term => term.Translation, StringComparer.Ordinal)
            .Select(term => new object?[] { term.Term, term.Translation });
}
