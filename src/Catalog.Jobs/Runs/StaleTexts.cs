using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Memory;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>What a text's row says about its last attempt.</summary>
/// <param name="Requested">A person asked for a new text.</param>
public sealed record TextMark(long ProductId, string Locale, string Fingerprint, bool Requested);

/// <summary>A locale to write, with what the attempt is made from.</summary>
/// <param name="Locale">With the style that applies to the product.</param>
public sealed record StaleText(LocaleRules Locale, GlossarySelection Terms, string Fingerprint)
{
    /// <summary>What the translation memory knows such a text by.</summary>
    public string MemoryKey { get; init; } = "";
}

/// <summary>
/// Says which texts of a product are stale: those without a row, those whose last attempt was made from something else, and those that a person
/// asked for. Nothing else is tried again.
/// </summary>
public sealed class StaleTexts(CatalogDefinition catalog, ModelProfile profile)
{
    /// <summary>The stale texts of one product, in the catalogue's order of locales.</summary>
    /// <param name="product">The product as it is now.</param>
    /// <param name="marks">Its rows; others are left out of account.</param>
    public IReadOnlyList<StaleText> Of(Product product, IEnumerable<TextMark> marks)
    {
        var known = marks.Where(mark => mark.ProductId == product.Id).ToDictionary(mark => mark.Locale);
        var stale = new List<StaleText>();
        foreach (var locale in catalog.Locales.Select(locale => Styles.For(product, locale, catalog)))
        {
            var terms = GlossarySelection.For(product, locale.Code, catalog);
            var fingerprint = InputFingerprint.Of(product, locale, catalog.Fields, terms, profile);
            if (!known.TryGetValue(locale.Code, out var mark) || mark.Requested || mark.Fingerprint != fingerprint)
                stale.Add(new(locale, terms, fingerprint) { MemoryKey = MemoryKey.Of(product, locale, catalog.Fields, terms) });
        }

        return stale;
    }
}
