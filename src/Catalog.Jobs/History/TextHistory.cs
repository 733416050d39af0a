using Catalog.Jobs.Review;

namespace Catalog.Jobs.History;

/// <summary>A text with all that became of it.</summary>
/// <param name="Revisions">The newest first, at most <see cref="TextHistories.Most"/>.</param>
/// <param name="Exports">The newest first, at most <see cref="TextHistories.MostExports"/>.</param>
public sealed record TextHistory(
    CopyRow Copy, string Sku, string Title, IReadOnlyList<PastRevision> Revisions, IReadOnlyList<ExportedRevision> Exports);

/// <summary>A revision and what was decided about it.</summary>
/// <param name="RevertedTo">The number of the revision whose text it takes up again; null: its text is new.</param>
/// <param name="Decisions">The oldest first.</param>
public sealed record PastRevision(Revision Revision, int? RevertedTo, IReadOnlyList<DecisionRecord> Decisions);

/// <summary>An export that contained a revision of the text.</summary>
/// <param name="ApprovedBy">Whose approval let it out: an account or <c>rules</c>; null: none is known.</param>
public sealed record ExportedRevision(
    long BatchId, string Channel, DateTimeOffset CreatedAt, string CreatedBy, int Number, string? ApprovedBy, DateTimeOffset? ApprovedAt);
