namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A field has nothing to read: no text, spaces, or characters without width.</summary>
internal sealed class EmptyField() : FaultKind("empty-field", "Empty field", "empty", "empty")
{
    private static readonly string[] Nothings = ["", " ", "\u200B", "\u3000"];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var parts = text.Parts.Where(part => text.Catalog.Fields.Any(field => field.Key == part.Field)).ToList();
        return context.Pick(parts) is { } part ? text.PlantWhole(part, context.Pick(Nothings)!) with { Span = null } : null;
    }
}
