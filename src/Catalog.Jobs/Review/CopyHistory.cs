namespace Catalog.Jobs.Review;

/// <summary>A text with all that became of it.</summary>
/// <param name="Newest">Null where the model gave no text yet.</param>
/// <param name="Findings">Of the newest revision.</param>
/// <param name="Revisions">The newest first.</param>
/// <param name="Decisions">The newest first.</param>
public sealed record CopyHistory(
    CopyRow Copy, Revision? Newest, IReadOnlyList<StoredFinding> Findings, IReadOnlyList<Revision> Revisions, IReadOnlyList<DecisionRecord> Decisions);
