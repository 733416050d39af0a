using Catalog.Jobs.History;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Pages.History;

/// <summary>Two revisions side by side.</summary>
/// <param name="Before">The older one.</param>
/// <param name="IsInline">One text with both, and not one beside the other.</param>
public sealed record RevisionPair(Revision Before, Revision After, IReadOnlyList<FieldDiff> Fields, bool IsInline);
