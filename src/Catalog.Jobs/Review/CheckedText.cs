using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Review;

/// <summary>What the checks find in a text that a person wrote.</summary>
/// <param name="Fingerprint">Of what they were computed from: the product and the text.</param>
public sealed record CheckedText(IReadOnlyList<Finding> Findings, string Fingerprint)
{
    /// <summary>Those of checks that are enforced: the text can't be approved with them.</summary>
    public IReadOnlyList<Finding> Blocking { get; init; } = [];

    /// <summary>What the translation memory knows the text by; null where the catalogue has no such locale (any more).</summary>
    public string? MemoryKey { get; init; }

    /// <summary>The facts that it was written for.</summary>
    public IReadOnlyList<Fact>? Facts { get; init; }
}
