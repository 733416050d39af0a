using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Checks.Flags;

/// <summary>The flags that hold for a product: the catalogue's, then the field's, then its own; the narrower goes before the wider.</summary>
public sealed class FlagScope
{
    private readonly CheckFlags whole;
    private readonly Dictionary<string, CheckFlags> fields;

    /// <summary>Puts the flags together.</summary>
    public FlagScope(CatalogDefinition catalog, Product product)
    {
        var own = OfProduct(product, catalog.Columns);
        whole = catalog.Flags.With(own);
        fields = catalog.Fields.ToDictionary(field => field.Key, field => catalog.Flags.With(field.Flags).With(own));
    }

    /// <summary>True where any check is enforced anywhere.</summary>
    public bool EnforcesAny => fields.Values.Append(whole).Any(flags => flags.All.Any(flag => flag.Name == CheckFlag.Enforced));

    /// <summary>The flags of a field; those of the whole text for null.</summary>
    public CheckFlags Of(string? field) => field is not null && fields.TryGetValue(field, out var flags) ? flags : whole;

    /// <summary>True where a check runs nowhere in a text.</summary>
    public bool IgnoresEverywhere(string check) => whole.Ignores(check) && fields.Values.All(flags => flags.Ignores(check));

    /// <summary>Findings of checks that are enforced: they block approval and export.</summary>
    public IEnumerable<Finding> Blocking(IEnumerable<Finding> findings) => findings.Where(finding => Of(finding.Field).Enforces(finding.Source));

    // What the import let through may be unknown to a later catalogue: then it does nothing.
    private static CheckFlags OfProduct(Product product, ColumnMapping columns) =>
        columns.Flags is { } column && product.Attributes.TryGetValue(column, out var cell) ? FlagGrammar.ReadAll(cell).Flags : CheckFlags.None;
}
