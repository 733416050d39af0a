using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>What a product is called: its title without its category, "Nordvik Trail 40" of "Nordvik Trail 40 Backpack".</summary>
public static class ProductName
{
    /// <summary>The name; the whole title where the category isn't in it or is all of it.</summary>
    public static string Of(Product product, ColumnMapping columns)
    {
        var title = product.Value(columns.Title).Trim();
        var category = product.Value(columns.Category);
        if (TermSearch.Find(title, category).LastOrDefault() is not { } span) return title;
        var rest = title.Remove(span.Start, span.Length).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = string.Join(' ', rest).Trim(' ', ',', ';', '-', '–', '—', '|');
        return name.Length == 0 ? title : name;
    }
}
