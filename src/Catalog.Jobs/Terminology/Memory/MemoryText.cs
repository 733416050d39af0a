using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Terminology.Memory;

/// <summary>An approved text that can stand for one that is to be written.</summary>
/// <param name="RevisionId">The approved revision.</param>
/// <param name="Said">What it says, read back when it was written; null for a person's text.</param>
/// <param name="Findings">What the model found in it then and nobody dismissed.</param>
public sealed record MemoryText(long RevisionId, Copy Text, ReadBack? Said, IReadOnlyList<ModelFinding> Findings);
