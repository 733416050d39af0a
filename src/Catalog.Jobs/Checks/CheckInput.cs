using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>What a check may look at. What several checks need is worked out once.</summary>
/// <param name="catalog">The catalogue's rules.</param>
/// <param name="product">The product that the text is about.</param>
/// <param name="locale">The text's locale.</param>
/// <param name="copy">The text.</param>
/// <param name="vocabulary">Fact key → all values that products of the catalogue have in it; null: not known.</param>
/// <param name="source">The same product's text in the source locale; null: there is none, or this is it.</param>
public sealed class CheckInput(
    CatalogDefinition catalog,
    Product product,
    LocaleRules locale,
    Copy copy,
    IReadOnlyDictionary<string, IReadOnlySet<string>>? vocabulary = null,
    Copy? source = null)
{
    /// <summary>The catalogue's rules.</summary>
    public CatalogDefinition Catalog => catalog;

    /// <summary>The product that the text is about.</summary>
    public Product Product => product;

    /// <summary>The text's locale.</summary>
    public LocaleRules Locale => locale;

    /// <summary>The text.</summary>
    public Copy Copy => copy;

    /// <summary>Fact key → all values that products of the catalogue have in it; null: not known.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>>? Vocabulary => vocabulary;

    /// <summary>The same product's text in the source locale; null: there is none, or this is it.</summary>
    public Copy? Source => source;

    /// <summary>The text's locale, as .NET knows it.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(locale.Code);

    /// <summary>The terms that apply.</summary>
    public GlossarySelection Terms { get; } = GlossarySelection.For(product, locale.Code, catalog);

    /// <summary>The product's name without its category.</summary>
    public string Name { get; } = ProductName.Of(product, catalog.Columns);

    /// <summary>The brand; empty where the catalogue or the product has none.</summary>
    public string Brand { get; } = product.Value(catalog.Columns.Brand);

    /// <summary>True where the text's language is the one that the facts are written in.</summary>
    public bool IsSourceLanguage => Culture.TwoLetterISOLanguageName == CultureInfo.GetCultureInfo(catalog.SourceLocale).TwoLetterISOLanguageName;

    /// <summary>A string with spaces instead of the product's name, its brand and the terms that stand in every language; places stay the same.</summary>
    internal string WithoutNames(string text)
    {
        foreach (var name in Terms.NeverTranslate.Select(term => term.Term).Append(Name).Append(Brand).OrderByDescending(name => name.Length))
            foreach (var span in TermSearch.Find(text, name).OrderByDescending(span => span.Start))
                text = text.Remove(span.Start, span.Length).Insert(span.Start, new string(' ', span.Length));
        return text;
    }

    /// <summary>Every string of the text with its place.</summary>
    internal IEnumerable<TextPart> Parts => copy.Fields.SelectMany(of => of.Items.Select((text, item) => new TextPart(of.Key, item, of.IsList, text)));
}

/// <summary>A string of a text: a field, or one element of a list field.</summary>
internal sealed record TextPart(string Field, int Item, bool InList, string Text)
{
    public TextSpan Span(int start, int length) => new(start, length, Item);

    public TextSpan Span(TextSpan span) => span with { Item = Item };
}
