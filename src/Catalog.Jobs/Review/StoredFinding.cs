using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Review;

/// <summary>A finding as the store has it.</summary>
/// <param name="OfProduct">It belongs to the product, not to this text.</param>
/// <param name="DismissedBy">Who said that it doesn't count; null: it counts.</param>
public sealed record StoredFinding(long Id, Finding Finding, bool OfProduct, string? DismissedBy, string? DismissedReason);
