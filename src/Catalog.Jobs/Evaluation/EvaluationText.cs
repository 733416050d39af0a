using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation;

/// <summary>A text with everything that it is judged by.</summary>
/// <param name="Catalog">The rules; a planted fault may bring one of its own.</param>
/// <param name="Product">The facts.</param>
/// <param name="Locale">The text's locale.</param>
/// <param name="Copy">The text.</param>
/// <param name="Source">The same product's text in the source locale; null: there is none, or this is it.</param>
/// <param name="Beside">Texts of other products in the same locale that the shop has, too, where the fault is between texts.</param>
public sealed record EvaluationText(
    CatalogDefinition Catalog, Product Product, LocaleRules Locale, Copy Copy, Copy? Source = null, IReadOnlyList<EvaluationText>? Beside = null)
{
    /// <summary>The locale, as .NET knows it.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Locale.Code);

    /// <summary>Every string of the text with its place.</summary>
    internal IEnumerable<TextPart> Parts =>
        Copy.Fields.SelectMany(of => of.Items.Select((item, index) => new TextPart(of.Key, index, of.IsList, item)));

    /// <summary>The strings of one field.</summary>
    internal IEnumerable<TextPart> PartsOf(string field) => Parts.Where(part => part.Field == field);

    /// <summary>What a check gets to see.</summary>
    /// <param name="vocabulary">Fact key → all values that products have in it.</param>
    public CheckInput ToInput(IReadOnlyDictionary<string, IReadOnlySet<string>>? vocabulary) => new(Catalog, Product, Locale, Copy, vocabulary, Source);
}
