namespace Catalog.Jobs.Runs;

/// <summary>SQL parts that say which findings stand: not dismissed, of the newest revision or of the product itself, and of no retired text.</summary>
internal static class OpenFindings
{
    /// <summary>finding <c>f</c> with its text <c>c</c>, where it has one. Parenthesized: can be joined further.</summary>
    public const string From = "(finding f left join copy c on c.id = f.copy_id)";

    /// <summary>Findings without a revision stand for an answer that could not be used; they go with the next attempt.</summary>
    public const string Where = "f.dismissed_at is null and (f.copy_id is null or f.revision_id is null or f.revision_id = c.newest_revision_id) and c.retired is not true";
}
