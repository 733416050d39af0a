using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>Tells which products are variants of one: what their titles have in common once the facts in which variants differ are taken out.</summary>
public static class VariantKey
{
    /// <summary>Equal for variants; null where nothing of the title is left but brand and category.</summary>
    public static string? Of(Product product, ColumnMapping columns)
    {
        var title = product.Value(columns.Title);
        var values = product.Facts.Where(fact => fact.Key != columns.Title && fact.Key != columns.Brand && fact.Key != columns.Category).SelectMany(fact => fact.Values);
        title = Without(title, values);
        var name = Without(title, [product.Value(columns.Brand), product.Value(columns.Category)]);
        return name.Any(char.IsLetterOrDigit) ? FactText.Key(title) : null;
    }

    private static string Without(string text, IEnumerable<string> values)
    {
        foreach (var value in values.OrderByDescending(value => value.Length))
            foreach (var span in TermSearch.Find(text, value).OrderByDescending(span => span.Start)) text = text.Remove(span.Start, span.Length);
        return text.Trim(' ', ',', '-', '/', '(', ')');
    }
}
