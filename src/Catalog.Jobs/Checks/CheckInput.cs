using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Checks.Quantities;
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

    /// <summary>What a field may do with the units of the facts: flag <c>units</c>.</summary>
    public UnitPolicy UnitsOf(string field) => Flags.Of(field).Value("units") switch
    {
        "keep" => UnitPolicy.Keep,
        "both" => UnitPolicy.Both,
        _ => UnitPolicy.Convert,
    };

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

    /// <summary>The flags of checks that hold for the text.</summary>
    public FlagScope Flags { get; } = new(catalog, product);

    /// <summary>Every string of the text with its place.</summary>
    internal IReadOnlyList<TextPart> Parts { get; } =
        [.. copy.Fields.SelectMany(of => of.Items.Select((text, item) => new TextPart(of.Key, item, of.IsList, text)))];

    /// <summary>The same without some fields.</summary>
    internal CheckInput Without(IReadOnlySet<string> fields) => new(
        catalog with { Fields = [.. catalog.Fields.Where(field => !fields.Contains(field.Key))] }, product, locale,
        new Copy([.. copy.Fields.Where(field => !fields.Contains(field.Key))]), vocabulary, source);
}

/// <summary>A string of a text: a field, or one element of a list field.</summary>
internal sealed record TextPart(string Field, int Item, bool InList, string Text)
{
    private FoldedText? folded;

    /// <summary>The string in small letters of normal form and width, made once.</summary>
    public FoldedText Folded => folded ??= new FoldedText(Text);

    // What was worked out is no part of what it is.
    public bool Equals(TextPart? other) => other is not null && (Field, Item, InList, Text) == (other.Field, other.Item, other.InList, other.Text);

    public override int GetHashCode() => HashCode.Combine(Field, Item, InList, Text);

    public TextSpan Span(int start, int length) => new(start, length, Item);

    public TextSpan Span(TextSpan span) => span with { Item = Item };
}
