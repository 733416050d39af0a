namespace Catalog.Jobs.Review;

/// <summary>The states of a text, as the database and JSON write them.</summary>
public static class CopyState
{
    /// <summary>A person must look.</summary>
    public const string NeedsReview = "needs_review";

    /// <summary>The model must try again once something changed or a person asks.</summary>
    public const string NeedsRewrite = "needs_rewrite";

    /// <summary>Goes out with the next export.</summary>
    public const string Approved = "approved";

    /// <summary>All states, in the order in which people read them.</summary>
    public static IReadOnlyList<string> All { get; } = [NeedsReview, NeedsRewrite, Approved];
}
