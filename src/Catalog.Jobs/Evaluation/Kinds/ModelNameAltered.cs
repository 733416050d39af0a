using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A word of the title's product name that isn't the brand is misspelled, or its number is another: Orbit 37 → Orbit 57.</summary>
internal sealed class ModelNameAltered() : FaultKind("model-name-altered", "Model name altered", "product-name", "accuracy.name")
{
    // A name's other number is a number that the facts don't have.
    public override IReadOnlyList<(string Check, string Type)> AlsoBy => [("numbers", "accuracy.number")];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var brand = text.Product.Value(text.Catalog.Columns.Brand);
        var words = ProductName.Of(text.Product, text.Catalog.Columns).Split(' ').Where(word => word.Length > 1 && word.All(char.IsLetterOrDigit) && !TermSearch.Contains(brand, word)).ToList();
        if (brand.Length == 0 || context.Pick(words) is not { } word || NameEdits.InTitle(text, word) is not var (part, span)) return null;
        var wrong = char.IsAsciiDigit(word[0]) ? Renumber(word, text) : NameEdits.Misspell(word, context.Random);
        return text.Plant(part, span.Start, span.Length, wrong);
    }

    private static string Renumber(string number, EvaluationText text)
    {
        var known = MeasuresInText.KnownDigits(text.Product);
        return Enumerable.Range(1, 9).Select(digit => $"{digit}{number[1..]}").First(other => other != number && !known.Contains(other));
    }
}
