using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Another category in one place, in the locale's own word.</summary>
internal sealed class CategoryChanged() : FaultKind("category-changed", "Category changed", ReadBackCheck.Id, "accuracy.attribute", "accuracy.claim")
{
    private const string Fact = "category";

    public override FaultCost Cost => FaultCost.Model;

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) => ValueSwap.Plant(text, context, Fact);
}
