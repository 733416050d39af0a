using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>A product's newest text in a locale.</summary>
public sealed record LocaleText(Product Product, string Locale, Copy Copy);

/// <summary>A finding about one of several products.</summary>
/// <param name="ProductId">Whose it is.</param>
/// <param name="Locale">Of the text; null: it is the product's.</param>
public sealed record OwnedFinding(long ProductId, string? Locale, Finding Finding);
