using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Charts;

/// <summary>A bar of a chart: one locale's texts by state.</summary>
public sealed record StateBar(string Locale, int Approved, int NeedsReview, int NeedsRewrite)
{
    /// <summary>All texts of the locale.</summary>
    public int Total => Approved + NeedsReview + NeedsRewrite;

    /// <summary>The texts in a state.</summary>
    public int Of(string state) => state switch
    {
        CopyState.Approved => Approved,
        CopyState.NeedsReview => NeedsReview,
        _ => NeedsRewrite,
    };
}
