using System.Globalization;
using Catalog.Jobs.Checks.Colours;
using Catalog.Jobs.Checks.Names;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Checks;

/// <summary>
/// A colour that the facts don't have, in a text about a product whose facts say its colour. The colours of every fact count, the name's and the features'
/// too, and shades count as their basic colour (navy is blue). A text that names none is fine.
/// </summary>
public sealed class ColorCheck() : TextCheck("colors", "Colours", Severity.Major, "accuracy.attribute")
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var source = CultureInfo.GetCultureInfo(input.Catalog.SourceLocale);
        var own = input.Product.Facts.Where(fact => fact.Key != input.Catalog.Columns.Title).SelectMany(fact => ColoursOf(fact, source)).Distinct().ToList();
        if (own.Count == 0) yield break;
        var known = input.Product.Facts.SelectMany(fact => fact.Values).SelectMany(value => ColourWords.Find(value, source)).Select(span => span.Colour).ToHashSet();
        // "Gießkanne Rosa 10 von Hollinde" is the product called "Hollinde Rosa 10": a text may tear the name apart.
        var named = NameTokens.Of(input.Name).Select(token => token.Text).ToHashSet();
        var expected = string.Join(", ", own.Select(ColourWords.Of(input.Culture).Word));
        foreach (var part in input.Parts)
            foreach (var span in ColourWords.Find(input.WithoutNames(part.Text), input.Culture).Where(span => span.IsSure && !known.Any(span.Colour.IsLike)))
            {
                var found = part.Text.Substring(span.Span.Start, span.Span.Length);
                if (named.Contains(found)) continue;
                yield return Finding(part.Field, found, expected, $"The text says \"{found}\" ({span.Colour.Id}); the facts say {string.Join(", ", own.Select(colour => colour.Id))}.", part.Span(span.Span));
            }
    }

    // The product's colours stand in a column that is called so, or that has nothing but colours.
    private static IEnumerable<Colour> ColoursOf(Fact fact, CultureInfo source)
    {
        var spans = fact.Values.SelectMany(value => ColourWords.Find(value, source)).ToList();
        if (!IsNamed(fact.Key, source) && (!spans.TrueForAll(span => span.IsSure) || spans.Sum(span => span.Span.Length) < fact.Values.Sum(Letters))) return [];
        return spans.Select(span => span.Colour);
    }

    private static bool IsNamed(string key, CultureInfo source)
    {
        var names = ColourWords.Of(source).Names.Concat(ColourWords.Of(English).Names);
        return key.Split([' ', '_', '-', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Any(word => names.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private static int Letters(string value) => value.Count(c => !char.IsPunctuation(c) && !char.IsSymbol(c) && !char.IsWhiteSpace(c));
}
