using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>A check of a product by itself.</summary>
public abstract class ProductCheck(CheckData data) : Check(data with { Scope = CheckScope.Product })
{
    /// <summary>What is wrong. Depends on the input alone.</summary>
    public abstract IEnumerable<Finding> Run(ProductInput input);
}

/// <summary>What a product check may look at.</summary>
/// <param name="Findings">What stands against the product's texts, with their locales.</param>
public sealed record ProductInput(CatalogDefinition Catalog, Product Product, IReadOnlyList<(string Locale, Finding Finding)> Findings);

/// <summary>A check of the variants of one product.</summary>
public abstract class SiblingsCheck(CheckData data) : Check(data with { Scope = CheckScope.Siblings })
{
    /// <summary>What is wrong. Depends on the input alone.</summary>
    public abstract IEnumerable<OwnedFinding> Run(SiblingsInput input);
}

/// <summary>What a check of variants may look at.</summary>
/// <param name="Products">Two or more, in order of id.</param>
/// <param name="Texts">Theirs.</param>
public sealed record SiblingsInput(CatalogDefinition Catalog, IReadOnlyList<Product> Products, IReadOnlyList<LocaleText> Texts);

/// <summary>A check of all texts of a locale.</summary>
public abstract class CatalogueCheck(CheckData data) : Check(data with { Scope = CheckScope.Catalogue })
{
    /// <summary>What is wrong. Depends on the input alone.</summary>
    /// <param name="texts">Of one locale, in order of the product's id.</param>
    public abstract IEnumerable<OwnedFinding> Run(IReadOnlyList<LocaleText> texts);
}
