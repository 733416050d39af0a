namespace Catalog.Jobs.Runs;

/// <summary>The states of a text, as the database and JSON write them.</summary>
public static class CopyState
{
    /// <summary>Waits for a person.</summary>
    public const string NeedsReview = "needs_review";

    /// <summary>Waits for the model: until the product, the rules, the prompt or the model change, or a person asks.</summary>
    public const string NeedsRewrite = "needs_rewrite";

    /// <summary>May go out.</summary>
    public const string Approved = "approved";
}
