namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A measure has another unit of the same kind: 210 g → 210 kg.</summary>
internal sealed class UnitChanged() : FaultKind("unit-changed", "Unit changed", "numbers", "accuracy.number", "accuracy.unit")
{
    private static readonly Dictionary<string, string> Others = new()
    {
        ["g"] = "kg",
        ["kg"] = "g",
        ["ml"] = "L",
        ["L"] = "ml",
        ["l"] = "ml",
        ["mm"] = "cm",
        ["cm"] = "mm",
        ["m"] = "cm",
        ["W"] = "kW",
        ["kW"] = "W",
        ["h"] = "min",
        ["min"] = "h",
        ["mAh"] = "Ah",
    };

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var measures = MeasuresInText.Of(text).Where(measure => Others.ContainsKey(measure.Word)).ToList();
        if (context.Pick(measures) is not { } measure) return null;
        var fault = text.Plant(measure.Part, measure.Unit.Start, measure.Unit.Length, Others[measure.Word]);
        return fault with { Span = fault.Span! with { Start = measure.Digits.Start, Length = fault.Span.Length + measure.Unit.Start - measure.Digits.Start } };
    }
}
