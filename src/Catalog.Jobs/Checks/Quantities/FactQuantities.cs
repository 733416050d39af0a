using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>The numbers that a product's facts have, read as its catalogue's source locale writes them.</summary>
internal sealed class FactQuantities
{
    private readonly List<(Quantity Quantity, bool OfName)> all = [];
    private readonly HashSet<string> codes;

    /// <param name="product">The product.</param>
    /// <param name="catalog">Its catalogue.</param>
    public FactQuantities(Product product, CatalogDefinition catalog)
    {
        var culture = CultureInfo.GetCultureInfo(catalog.SourceLocale);
        Locale = QuantityLocale.Of(culture);

        // Numbers of the title ("Trail 40") are names and no measures.
        var careless = Locale.Careless();
        foreach (var fact in product.Facts)
        {
            foreach (var value in fact.Values)
            {
                foreach (var (_, quantity) in QuantityChains.Read(value, Locale).Concat(QuantityChains.Read(value, Locale, false)).Concat(QuantityChains.Read(value, careless)))
                    all.Add((quantity, fact.Key == catalog.Columns.Title));
                foreach (var quantity in NumberWords.Of(value, culture.TwoLetterISOLanguageName)) all.Add((quantity, fact.Key == catalog.Columns.Title));
            }
        }

        codes = product.Facts.SelectMany(fact => fact.Values).SelectMany(Words).ToHashSet();
    }

    /// <summary>What the facts are written in.</summary>
    public QuantityLocale Locale { get; }

    /// <summary>True where the facts have the quantity, in whatever unit.</summary>
    public bool Has(Quantity quantity) => Find(quantity, out _) != Match.None;

    /// <summary>
    /// How the facts have the quantity. A bare number may be any of theirs. A number with a unit is not the "40" of "Trail 40", and a bare number of the
    /// facts only where they have nothing else in that dimension (the unit may stand in the column's name).
    /// </summary>
    /// <param name="quantity">A text's.</param>
    /// <param name="fact">The fact that it is; null where it is a word with digits, or no fact.</param>
    public Match Find(Quantity quantity, out Quantity? fact)
    {
        fact = null;
        if (quantity.Code is { } code && codes.Contains(Fold(code))) return Match.Same;
        var measured = quantity.Unit is not null && all.Exists(other => other.Quantity.Unit?.Dimension == quantity.Unit.Dimension);
        var best = Match.None;
        foreach (var (other, ofName) in all)
        {
            if (quantity.Unit is not null && other.Unit is null && (ofName || measured)) continue;
            if (quantity.To(other) is var match && match <= best) continue;
            (best, fact) = (match, other);
        }

        return best;
    }

    /// <summary>True for a bare number that the title has.</summary>
    public bool IsOfName(Quantity quantity) => quantity.Unit is null && all.Exists(fact => fact.OfName && fact.Quantity.Same(quantity));

    /// <summary>The only fact in the quantity's dimension, as the fact writes it; empty where there is none or more than one.</summary>
    public string Expected(Quantity quantity) => quantity.Unit is null ? "" : Only(fact => fact.Unit?.Dimension == quantity.Unit.Dimension);

    /// <summary>
    /// The only fact with the same number and another unit, as the fact writes it; null where there is none, empty where there is more than one. A unit of
    /// another dimension is taken for a wrong unit only where the facts have nothing in that dimension: else 40 kg beside 40 L may be a wrong weight.
    /// </summary>
    public string? OtherUnit(Quantity quantity)
    {
        var measured = quantity.Unit is not null && all.Exists(fact => fact.Quantity.Unit?.Dimension == quantity.Unit.Dimension);
        return all.Exists(fact => IsMeant(fact.Quantity)) ? Only(IsMeant) : null;

        bool IsMeant(Quantity fact) => quantity.OnlyUnitDiffers(fact) && (!measured || fact.Unit!.Dimension == quantity.Unit!.Dimension);
    }

    private string Only(Func<Quantity, bool> which)
    {
        var texts = all.Where(fact => which(fact.Quantity)).Select(fact => fact.Quantity.Text).Distinct().ToList();
        return texts is [var only] ? only : "";
    }

    private static IEnumerable<string> Words(string value) =>
        value.Split([' ', ',', ';', '/', '(', ')', '+'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsDigit)).Select(Fold);

    private static string Fold(string code) => code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
