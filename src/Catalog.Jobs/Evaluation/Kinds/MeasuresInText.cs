using System.Text.RegularExpressions;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A number as a text writes it, and the word behind it.</summary>
/// <param name="Digits">The number's place.</param>
/// <param name="Unit">The word's place; of length 0: none.</param>
internal sealed record MeasureInText(TextPart Part, TextSpan Digits, TextSpan Unit)
{
    public string Number => Part.Text.Substring(Digits.Start, Digits.Length);

    public string Word => Part.Text.Substring(Unit.Start, Unit.Length);
}

/// <summary>Finds numbers by their form alone; what they mean is the business of the check under test.</summary>
internal static partial class MeasuresInText
{
    /// <summary>Every number that is no part of a word and not the product's name.</summary>
    public static IReadOnlyList<MeasureInText> Of(EvaluationText text) =>
    [
        .. from part in text.Parts
           let name = NamePlaces(text, part.Text)
           from match in Number().Matches(part.Text)
           where !name.Any(span => match.Index >= span.Start && match.Index < span.Start + span.Length)
           let word = match.Groups[2]
           select new MeasureInText(part, new TextSpan(match.Index, match.Groups[1].Length), new TextSpan(word.Index, word.Length)),
    ];

    /// <summary>Every run of digits that the facts have.</summary>
    public static HashSet<string> KnownDigits(Product product) =>
        [.. product.Facts.SelectMany(fact => fact.Values).SelectMany(value => Run().Matches(value)).Select(match => match.Value)];

    private static IEnumerable<TextSpan> NamePlaces(EvaluationText text, string value) =>
        TermSearch.Find(value, ProductName.Of(text.Product, text.Catalog.Columns));

    [GeneratedRegex(@"(?<![\p{L}\d\-.,])(\d+(?:[.,]\d+)*)(?![\d-])[ \u00A0\u202F]?(?:([a-zA-Z]+)(?!\p{L}))?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Run();
}
