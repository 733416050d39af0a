using System.Collections.Concurrent;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Evaluation;

/// <summary>Right texts of many products in several locales.</summary>
public sealed class EvaluationSet
{
    private readonly ILookup<string, EvaluationText> byLocale;
    private readonly Dictionary<(string Sku, string Locale), EvaluationText> bySku;
    private readonly ConcurrentDictionary<(string Locale, string Fact), ObservedWords> words = new();

    private EvaluationSet(CatalogDefinition catalog, IReadOnlyList<EvaluationText> texts)
    {
        Catalog = catalog;
        Texts = texts;
        byLocale = texts.ToLookup(text => text.Locale.Code);
        bySku = texts.ToDictionary(text => (text.Product.Sku, text.Locale.Code));
        Locales = [.. byLocale.Select(group => group.Key)];
        Vocabulary = VocabularyOf(texts);
    }

    /// <summary>The rules of the texts.</summary>
    public CatalogDefinition Catalog { get; }

    /// <summary>All texts, in the order of the file.</summary>
    public IReadOnlyList<EvaluationText> Texts { get; }

    /// <summary>Locale codes, in the order of their first text.</summary>
    public IReadOnlyList<string> Locales { get; }

    /// <summary>Fact key → all values that products have in it; lists that aren't closed are left out, as in the store.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Vocabulary { get; }

    /// <summary>Puts texts together. Each gets the catalogue's rules and its product's text in the source locale.</summary>
    /// <param name="catalog">Locales of the texts that it lacks are added.</param>
    /// <param name="texts">One for a product and locale at most.</param>
    public static EvaluationSet Of(CatalogDefinition catalog, IReadOnlyList<EvaluationText> texts)
    {
        var missing = texts.Select(text => text.Locale).DistinctBy(locale => locale.Code).Where(locale => catalog.Locale(locale.Code) is null);
        catalog = catalog with { Locales = [.. catalog.Locales, .. missing] };
        var sources = texts.Where(text => text.Locale.Code == catalog.SourceLocale).ToDictionary(text => text.Product.Sku, text => text.Copy);
        return new(catalog, [.. texts.Select(text => text with
        {
            Catalog = catalog,
            Locale = catalog.Locale(text.Locale.Code)!,
            Source = text.Locale.Code == catalog.SourceLocale ? null : sources.GetValueOrDefault(text.Product.Sku),
        })]);
    }

    /// <summary>The texts of so many products, drawn by a seed; their order stays.</summary>
    public EvaluationSet Draw(int products, int seed)
    {
        var all = Texts.Select(text => text.Product.Sku).Distinct().Order(StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(all);
        var drawn = all.Take(products).ToHashSet();
        return new(Catalog, [.. Texts.Where(text => drawn.Contains(text.Product.Sku))]);
    }

    /// <summary>The texts of a locale.</summary>
    public IReadOnlyList<EvaluationText> Of(string locale) => [.. byLocale[locale]];

    /// <summary>A product's text in a locale; null where there is none.</summary>
    public EvaluationText? Find(string sku, string locale) => bySku.GetValueOrDefault((sku, locale));

    /// <summary>The words that the texts of a locale use for the values of a fact.</summary>
    public ObservedWords Words(string locale, string fact) => words.GetOrAdd((locale, fact), key => ObservedWords.Learn(Of(key.Locale), key.Fact));

    private static Dictionary<string, IReadOnlySet<string>> VocabularyOf(IReadOnlyList<EvaluationText> texts) => texts
        .DistinctBy(text => text.Product.Sku)
        .SelectMany(text => text.Product.Facts.SelectMany(fact => fact.Values, (fact, value) => (fact.Key, value)))
        .GroupBy(entry => entry.Key, entry => entry.value)
        .Select(group => (group.Key, Values: (IReadOnlySet<string>)group.ToHashSet()))
        .Where(entry => entry.Values.Count <= FactVocabulary.MostValues)
        .ToDictionary(entry => entry.Key, entry => entry.Values);
}
