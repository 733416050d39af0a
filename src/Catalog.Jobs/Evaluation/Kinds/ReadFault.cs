namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A kind that code finds, given to the model: how much its reading adds, or would without the code.</summary>
internal sealed class ReadFault(FaultKind planted, string id, string check, params IReadOnlyList<string> types)
    : FaultKind(id, $"{planted.Name}, read by the model", check, types)
{
    public override FaultCost Cost => FaultCost.Model;

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) => planted.Plant(text, context);
}
