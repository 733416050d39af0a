namespace Catalog.Dashboard.Pages.Products;

/// <summary>A line of the product list.</summary>
/// <param name="Picture">The first picture's hash; null: no picture.</param>
/// <param name="States">Locale → state, by locale.</param>
public sealed record ProductLine(
    long Id, string Sku, string Title, string Category, string Brand, string? Picture, IReadOnlyList<KeyValuePair<string, string>> States);
