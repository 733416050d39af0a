namespace Catalog.Jobs.Checks.Claims;

/// <summary>A claim that a text makes.</summary>
/// <param name="Kind">superlative, health, eco or free-of.</param>
/// <param name="Concepts">What it says; where the facts say one of them it is borne out.</param>
/// <param name="Start">Where, in the folded text.</param>
/// <param name="Length">In the folded text.</param>
internal sealed record Claim(string Kind, IReadOnlyList<string> Concepts, int Start, int Length);
