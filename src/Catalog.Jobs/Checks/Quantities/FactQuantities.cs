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
                foreach (var quantity in InChains(value, joinSpaces: true).Concat(InChains(value, joinSpaces: false)))
                    all.Add((quantity, fact.Key == columns.Title));
        codes = product.Facts.SelectMany(fact => fact.Values).SelectMany(Words).ToHashSet();
    }

    /// <summary>
    /// True where the facts have the quantity. A bare number may be any of theirs. A number with a unit is not the "40" of "Trail 40", and a bare number
    /// of the facts only where they have nothing else in that dimension (the unit may stand in the column's name).
    /// </summary>
    public bool Has(Quantity quantity)
    {
        if (quantity.Code is { } code && codes.Contains(Fold(code))) return true;
        var measured = quantity.Unit is not null && all.Exists(fact => fact.Quantity.Unit?.Dimension == quantity.Unit.Dimension);
        return all.Exists(fact => fact.Quantity.Same(quantity) && (quantity.Unit is null || fact.Quantity.Unit is not null || !(fact.OfName || measured)));
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

    // "30 x 20 x 10 cm" and "10-12 cm" say their unit once, for all.
    private static IEnumerable<Quantity> InChains(string value, bool joinSpaces)
    {
        Quantity? next = null;
        foreach (var quantity in QuantityReader.Read(value, joinSpaces).Reverse())
        {
            var chained = next is { Unit: not null } && quantity is { Unit: null, Code: null }
                && value[(quantity.Span.Start + quantity.Span.Length)..next.Span.Start].Trim() is "x" or "X" or "×" or "*" or "/" or "-" or "–";
            next = chained ? quantity with { Unit = next!.Unit } : quantity;
            yield return next;
        }
    }

    private static IEnumerable<string> Words(string value) =>
        value.Split([' ', ',', ';', '/', '(', ')', '+'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsDigit)).Select(Fold);

    private static string Fold(string code) => code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
