using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Terminology;

/// <summary>Chooses the style that applies to a text.</summary>
internal static class Styles
{
    /// <summary>
    /// The locale with the style for a product: the locale's guide for all products (without one, the style in catalog.json), then the guide for the
    /// product's category.
    /// </summary>
    public static LocaleRules For(Product product, LocaleRules locale, CatalogDefinition catalog)
    {
        if (catalog.Styles.Count == 0) return locale;
        var category = product.Value(catalog.Columns.Category);
        var guides = catalog.Styles.Where(guide => guide.Locale == locale.Code).ToList();
        string?[] parts = [guides.Find(guide => guide.Category is null)?.Text ?? locale.Style, guides.Find(guide => guide.Category is { } only && only == category)?.Text];
        var style = string.Join("; ", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim().TrimEnd(';')));
        return locale with { Style = style.Length == 0 ? null : style };
    }
}
