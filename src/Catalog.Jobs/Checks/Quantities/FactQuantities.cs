using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>The numbers that a product's facts have.</summary>
internal sealed class FactQuantities
{
    private readonly List<(Quantity Quantity, bool OfName)> all = [];
    private readonly HashSet<string> codes;

    public FactQuantities(Product product, ColumnMapping columns)
    {
        // Numbers of the title ("Trail 40") are names and no measures.
        foreach (var fact in product.Facts)
        foreach (var value in fact.Values)
        foreach (var quantity in QuantityReader.Read(value).Concat(QuantityReader.Read(value, joinSpaces: false)))
            all.Add((quantity, fact.Key == columns.Title));
        codes = product.Facts.SelectMany(fact => fact.Values).SelectMany(Words).ToHashSet();
    }

    /// <summary>True where the facts have the quantity. A bare number may be any of theirs; a number with a unit is not the "40" of "Trail 40".</summary>
    public bool Has(Quantity quantity)
    {
        if (quantity.Code is { } code && codes.Contains(Fold(code))) return true;
        return all.Exists(fact => fact.Quantity.Same(quantity) && (quantity.Unit is null || fact.Quantity.Unit is not null || !fact.OfName));
    }

    /// <summary>True for a bare number that the title has.</summary>
    public bool IsOfName(Quantity quantity) => quantity.Unit is null && all.Exists(fact => fact.OfName && fact.Quantity.Same(quantity));

    /// <summary>The only fact in the quantity's dimension, as the fact writes it; empty where there is none or more than one.</summary>
    public string Expected(Quantity quantity)
    {
        if (quantity.Unit is null) return "";
        var same = all.Where(fact => fact.Quantity.Unit?.Dimension == quantity.Unit.Dimension).Select(fact => fact.Quantity.Text).Distinct().ToList();
        return same is [var only] ? only : "";
    }

    private static IEnumerable<string> Words(string value) =>
        value.Split([' ', ',', ';', '/', '(', ')', '+'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsDigit)).Select(Fold);

    private static string Fold(string code) => code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
