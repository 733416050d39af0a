using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A bullet states the GTIN with two digits exchanged. Texts seldom state it, so the right text says it first.</summary>
internal sealed class CodeChanged() : FaultKind("code-changed", "GTIN changed", "codes", "accuracy.code")
{
    private const string Fact = "gtin";
    private const string Label = "GTIN ";

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.Copy.Field("bullets") is not { } bullets) return null;
        var code = text.Product.Value(Fact) is { Length: > 1 } known ? known : Invent(context.Random);
        var product = text.Product with { Facts = [.. text.Product.Facts.Where(fact => fact.Key != Fact), new Fact(Fact, [code])] };
        var before = text.With(bullets with { Items = [.. bullets.Items, Label + code] }) with { Product = product };
        var part = new TextPart(bullets.Key, bullets.Items.Count, true, Label + code);
        var at = Enumerable.Range(0, code.Length - 1).Last(place => code[place] != code[place + 1]);
        var wrong = string.Concat(code[..at], $"{code[at + 1]}{code[at]}", code[(at + 2)..]);
        return before.Plant(part, Label.Length, code.Length, wrong);
    }

    // GTIN-13 with its check digit (GS1 General Specifications, 7.9): weights 1 and 3 in turn.
    private static string Invent(Random random)
    {
        var digits = "40" + string.Concat(Enumerable.Range(0, 10).Select(_ => (char)('0' + random.Next(10))));
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum();
        return digits + (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
