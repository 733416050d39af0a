namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A sentence claims what the law wants proved: health, environment, "free of".</summary>
internal sealed class LegalClaim() : FaultKind("legal-claim", "Legal claim", "claims", "claim.health", "claim.eco", "claim.free-of")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context) => ClaimPhrases.Plant(text, context, ClaimPhrases.Legal);
}
