namespace Catalog.Jobs.Review;

/// <summary>What someone decided about a text.</summary>
/// <param name="Action">approve, edit, reject, regenerate, assign, escalate, return or undo.</param>
/// <param name="Actor">An account's name, or <c>rules</c>.</param>
public sealed record DecisionRecord(
    long Id,
    long? RevisionId,
    string Action,
    string Actor,
    string Reason,
    string FromState,
    string ToState,
    DateTimeOffset CreatedAt);
