namespace Catalog.Jobs.Review.Bulk;

/// <summary>A decision about many texts.</summary>
/// <param name="Query">The query that found them, as it was written.</param>
/// <param name="State">previewed, running, finished, undoing or undone.</param>
/// <param name="Texts">How many were pinned.</param>
public sealed record BulkRecord(
    long Id,
    string Action,
    string Query,
    BulkArguments Arguments,
    string Actor,
    string State,
    int Texts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    string? UndoneBy,
    DateTimeOffset? UndoneAt);

/// <summary>How far a decision about many texts is.</summary>
/// <param name="Open">Not yet decided.</param>
/// <param name="Done">Decided.</param>
/// <param name="LeftOut">Why texts were left out → how many, the most first; at most ten reasons.</param>
/// <param name="Undone">Put back.</param>
/// <param name="Kept">Not put back, because they changed since.</param>
public sealed record BulkProgress(int Open, int Done, IReadOnlyList<KeyValuePair<string, int>> LeftOut, int Undone, int Kept);

/// <summary>A text of a preview.</summary>
/// <param name="Text">The newest text; null: there is none.</param>
/// <param name="After">What a replacement makes of it; null for other actions.</param>
public sealed record BulkSample(long CopyId, string Sku, string Title, string Locale, string State, Writing.Copy? Text, Writing.Copy? After);

/// <summary>What came of asking for a preview: its id, or why there is none.</summary>
public sealed record BulkPreview(long? Id, string? Problem);
