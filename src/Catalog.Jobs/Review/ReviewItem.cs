using Catalog.Jobs.Products;

namespace Catalog.Jobs.Review;

/// <summary>All that a person needs to decide about one product's text in one locale.</summary>
/// <param name="Newest">The text on the screen; null where the model gave none yet.</param>
/// <param name="Before">What it is compared with: the approved text, else the revision before; null where there is none.</param>
/// <param name="Findings">Of the newest revision and of the product, the worst first.</param>
/// <param name="Evidence">What was compared for this product: kind (pictures, documents) → JSON.</param>
/// <param name="Siblings">The product's texts in all locales, this one included.</param>
/// <param name="Decisions">The newest first, at most ten.</param>
public sealed record ReviewItem(
    CopyRow Copy,
    Product Product,
    Revision? Newest,
    Revision? Before,
    IReadOnlyList<StoredFinding> Findings,
    IReadOnlyDictionary<string, string> Evidence,
    IReadOnlyList<CopyRow> Siblings,
    IReadOnlyList<DecisionRecord> Decisions)
{
    /// <summary>The product's text in the language of the facts; null where there is none, or this is it.</summary>
    public Revision? Source { get; init; }

    /// <summary>The number of the revision before where the newest says the same, as after a request that changed nothing; null: it doesn't.</summary>
    public int? RepeatedNumber => Newest is { } newest && Before is { } before && newest.Id != before.Id && newest.Text.ToJson() == before.Text.ToJson() ? before.Number : null;
}
