namespace Catalog.Jobs.Review;

/// <summary>How a person wants the review screen.</summary>
/// <param name="IsCompact">Less space between things.</param>
public sealed record ReviewerSettings(bool IsCompact, ReviewKeys Keys)
{
    /// <summary>As it comes.</summary>
    public static ReviewerSettings Default { get; } = new(false, ReviewKeys.Default);
}
