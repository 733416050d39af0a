using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Writing;

/// <summary>What the model said about a text.</summary>
/// <param name="Said">What the text states, in the words of the facts.</param>
/// <param name="Findings">The model's own findings.</param>
public sealed record ReviewAnswer(ReadBack Said, IReadOnlyList<ModelFinding> Findings);

/// <summary>A finding as the model reported it; <paramref name="Found"/> and <paramref name="Expected"/> may be empty.</summary>
public sealed record ModelFinding(string Field, string Type, Severity Severity, string Found, string Expected);
