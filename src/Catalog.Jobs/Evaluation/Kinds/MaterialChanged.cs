using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Another material in one place, in the locale's own word.</summary>
internal sealed class MaterialChanged() : FaultKind("material-changed", "Material changed", ReadBackCheck.Id, "accuracy.attribute", "accuracy.claim")
{
    private const string Fact = "material";

    public override FaultCost Cost => FaultCost.Model;

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) => ValueSwap.Plant(text, context, Fact);
}
