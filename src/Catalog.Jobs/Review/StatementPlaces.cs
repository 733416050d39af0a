using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Colours;
using Catalog.Jobs.Checks.Quantities;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review;

/// <summary>
/// Finds where a text says what a statement of its read-back says. The statement is in the words of the facts, the text in another language: names and
/// codes stand in both, quantities, colours and terms of the glossary are known in many languages. What is none of these has no place that is sure.
/// </summary>
/// <param name="locale">The text's.</param>
/// <param name="sourceLocale">That of the facts.</param>
/// <param name="glossary">The catalogue's terms.</param>
public sealed class StatementPlaces(string locale, string sourceLocale, IReadOnlyList<GlossaryTerm> glossary)
{
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(locale);
    private readonly CultureInfo source = CultureInfo.GetCultureInfo(sourceLocale);

    /// <summary>The first place in a field; null where none is sure.</summary>
    public TextSpan? Find(string statement, CopyField field)
    {
        foreach (var (item, text) in field.Items.Index())
            if (Find(statement.Trim(), text) is { } span) return span with { Item = item };
        return null;
    }

    /// <summary>The fact that says the same as a statement, by its words or its quantity; null where none does.</summary>
    public Fact? FactOf(string statement, Product product) =>
        product.Facts.FirstOrDefault(fact => fact.Values.Contains(statement, StringComparer.OrdinalIgnoreCase))
        ?? product.Facts.FirstOrDefault(fact => fact.Key == "title" && statement.Length > 0 && fact.Text.StartsWith(statement, StringComparison.OrdinalIgnoreCase))
        ?? (QuantityReader.Whole(statement, QuantityLocale.Of(source)) is { Unit: not null } said
            ? product.Facts.FirstOrDefault(fact => fact.Values.Any(value => QuantityReader.Whole(value, QuantityLocale.Of(source)) is { Unit: not null } own && own.Same(said)))
            : null);

    private TextSpan? Find(string statement, string text) =>
        statement.Length == 0 ? null : First(TermSearch.Find(text, statement)) ?? Quantity(statement, text) ?? Term(statement, text) ?? Colour(statement, text);

    private TextSpan? Quantity(string statement, string text) => QuantityReader.Read(statement, QuantityLocale.Of(source)).FirstOrDefault() is { Code: null } said
        ? QuantityReader.Read(text, QuantityLocale.Of(culture)).FirstOrDefault(quantity => quantity.Code is null && quantity.Same(said))?.Span
        : null;

    private TextSpan? Term(string statement, string text) => glossary
        .Where(term => term.Rule == GlossaryRule.Preferred && (term.Locale is null || term.Locale == locale) && string.Equals(term.Term, statement, StringComparison.OrdinalIgnoreCase))
        .Select(term => First(TermSearch.Find(text, TermPattern.InTexts(term, locale))))
        .FirstOrDefault(span => span is not null);

    private TextSpan? Colour(string statement, string text) => ColourWords.Find(statement, source).ToList() is [var said] && said.Span.Length == statement.Length
        ? ColourWords.Find(text, culture).FirstOrDefault(word => word.Colour == said.Colour)?.Span
        : null;

    private static TextSpan? First(IEnumerable<TextSpan> spans) => spans.FirstOrDefault();
}
