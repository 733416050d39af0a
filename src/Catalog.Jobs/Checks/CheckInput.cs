using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>What a check may look at.</summary>
/// <param name="Catalog">The catalogue's rules.</param>
/// <param name="Product">The product that the text is about.</param>
/// <param name="Locale">The text's locale.</param>
/// <param name="Copy">The text.</param>
/// <param name="Vocabulary">Fact key → all values that products of the catalogue have in it; null: not known.</param>
/// <param name="Source">The same product's text in the source locale; null: there is none, or this is it.</param>
public sealed record CheckInput(
    CatalogDefinition Catalog,
    Product Product,
    LocaleRules Locale,
    Copy Copy,
    IReadOnlyDictionary<string, IReadOnlySet<string>>? Vocabulary = null,
    Copy? Source = null)
{
    /// <summary>The text's locale.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Locale.Code);

    /// <summary>The terms that apply.</summary>
    public GlossarySelection Terms { get; } = GlossarySelection.For(Product, Locale.Code, Catalog.Glossary);

    /// <summary>The product's name without its category.</summary>
    public string Name { get; } = ProductName.Of(Product, Catalog.Columns);

    /// <summary>The brand; empty where the catalogue or the product has none.</summary>
    public string Brand { get; } = Product.Value(Catalog.Columns.Brand);

    /// <summary>True where the text's language is the one that the facts are written in.</summary>
    public bool IsSourceLanguage => Culture.TwoLetterISOLanguageName == CultureInfo.GetCultureInfo(Catalog.SourceLocale).TwoLetterISOLanguageName;

    /// <summary>Every string of the text with its place.</summary>
    internal IEnumerable<TextPart> Parts => Copy.Fields.SelectMany(field => field.Items.Select((text, item) => new TextPart(field.Key, item, field.IsList, text)));
}

/// <summary>A string of a text: a field, or one element of a list field.</summary>
internal sealed record TextPart(string Field, int Item, bool InList, string Text)
{
    public TextSpan Span(int start, int length) => new(start, length, Item);

    public TextSpan Span(TextSpan span) => span with { Item = Item };
}
