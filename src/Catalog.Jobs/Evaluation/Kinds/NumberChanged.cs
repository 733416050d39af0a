using System.Globalization;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>The first digit of a measure is another one: 210 g → 510 g. Separators stay as the locale writes them.</summary>
internal sealed class NumberChanged() : FaultKind("number-changed", "Number changed", "numbers", "accuracy.number")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var measures = MeasuresInText.Of(text).Where(measure => measure.Unit.Length > 0).ToList();
        if (context.Pick(measures) is not { } measure) return null;
        var known = MeasuresInText.KnownDigits(text.Product);
        var first = CharUnicodeInfo.GetDecimalDigitValue(measure.Number[0]);
        var zero = (char)(measure.Number[0] - first);
        var others = Enumerable.Range(1, 9).Where(digit => digit != first).Select(digit => (char)(zero + digit) + measure.Number[1..])
            .Where(number => !known.Contains(number)).ToList();
        return context.Pick(others) is { } other ? text.Plant(measure.Part, measure.Digits.Start, measure.Digits.Length, other) : null;
    }
}
