namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A sentence says that nothing is better or cheaper.</summary>
internal sealed class Superlative() : FaultKind("superlative", "Superlative", "claims", "claim.superlative")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context) => ClaimPhrases.Plant(text, context, ClaimPhrases.Superlatives);
}
