using Catalog.Jobs.Products;

namespace Catalog.Jobs.Review;

/// <summary>A product with all its texts and the evidence about it.</summary>
/// <param name="Copies">By locale.</param>
/// <param name="Findings">About the product itself.</param>
/// <param name="Evidence">Kind (pictures, documents) → JSON.</param>
/// <param name="AgentTurns">Of the last conversation about documents, in order.</param>
public sealed record ProductHistory(
    Product Product,
    IReadOnlyList<CopyHistory> Copies,
    IReadOnlyList<StoredFinding> Findings,
    IReadOnlyDictionary<string, string> Evidence,
    IReadOnlyList<AgentTurn> AgentTurns);
