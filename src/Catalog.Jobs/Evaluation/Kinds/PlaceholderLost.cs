namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A placeholder that the facts have is gone from the text.</summary>
internal sealed class PlaceholderLost() : FaultKind("placeholder-lost", "Lost placeholder", "placeholders", "markup.placeholder")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context) =>
        PlaceholderTexts.Of(text, context) is var (with, part, span)
            ? with.Plant(part, span.Start - 1, span.Length + 1, "") with { Span = null }
            : null;
}
