using Catalog.Jobs.Products;

namespace Catalog.Jobs.Review;

/// <summary>All that a person needs to decide about one product's text in one locale.</summary>
/// <param name="Newest">The text on the screen; null where the model gave none yet.</param>
/// <param name="Before">What it is compared with: the approved text, else the revision before; null where there is none.</param>
/// <param name="Findings">Of the newest revision and of the product, the worst first.</param>
/// <param name="Evidence">What was compared for this product: kind (pictures, documents) → JSON.</param>
/// <param name="Siblings">The product's texts in all locales, this one included.</param>
/// <param name="Decisions">The newest first, at most ten.</param>
public sealed record ReviewItem(
    CopyRow Copy,
    Product Product,
    Revision? Newest,
    Revision? Before,
    IReadOnlyList<StoredFinding> Findings,
    IReadOnlyDictionary<string, string> Evidence,
    IReadOnlyList<CopyRow> Siblings,
    IReadOnlyList<DecisionRecord> Decisions);

/// <summary>A row of <c>copy</c> as pages show it.</summary>
/// <param name="Version">Goes into the form: a decision about another version is refused.</param>
/// <param name="State">A word of <see cref="CopyState"/>.</param>
/// <param name="Risk">3 critical, 2 major, 1 minor, 0 no finding.</param>
/// <param name="HeldUntil">Until when <paramref name="HeldBy"/> has it on the screen.</param>
public sealed record CopyRow(
    long Id,
    long ProductId,
    string Locale,
    string State,
    int Version,
    long? NewestRevisionId,
    long? ApprovedRevisionId,
    int Risk,
    DateTimeOffset? RequestedAt,
    string? RequestedBy,
    string? RequestNote,
    string? HeldBy,
    DateTimeOffset? HeldUntil,
    DateTimeOffset UpdatedAt)
{
    internal const string Columns =
        """
        id, product_id, locale, state, version, newest_revision_id, approved_revision_id, risk,
        requested_at, requested_by, request_note, held_by, held_until, updated_at
        """;

    /// <summary>Its place in the queue.</summary>
    public QueuePlace Place => new(Risk, Id);
}
