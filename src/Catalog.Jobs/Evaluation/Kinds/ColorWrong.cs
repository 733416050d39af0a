namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Another colour in one place, in the locale's own word.</summary>
internal sealed class ColorWrong() : FaultKind("color-wrong", "Wrong colour", "colors", "accuracy.attribute")
{
    private const string Fact = "color";

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) => ValueSwap.Plant(text, context, Fact);
}
