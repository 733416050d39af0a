namespace Catalog.Jobs.Review;

/// <summary>A row of <c>copy</c> as pages show it.</summary>
/// <param name="Version">Goes into the form: a decision about another version is refused.</param>
/// <param name="State">A word of <see cref="CopyState"/>.</param>
/// <param name="Risk">3 critical, 2 major, 1 minor, 0 no finding.</param>
/// <param name="HeldUntil">Until when <paramref name="HeldBy"/> has it on the screen.</param>
/// <param name="AssignedTo">Whom <paramref name="AssignedBy"/> sent it to, saying <paramref name="AssignedNote"/>; null: nobody.</param>
/// <param name="Due">Its key in the order by priority: unix seconds, the smallest is next.</param>
/// <param name="WaitingSince">When it came into its state.</param>
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
    DateTimeOffset UpdatedAt,
    string? AssignedTo,
    string? AssignedBy,
    string? AssignedNote,
    long Due,
    DateTimeOffset WaitingSince)
{
    internal const string Columns =
        """
        id, product_id, locale, state, version, newest_revision_id, approved_revision_id, risk,
        requested_at, requested_by, request_note, held_by, held_until, updated_at,
        assigned_to, assigned_by, assigned_note, due, waiting_since
        """;

    /// <summary>Its place in a queue.</summary>
    public QueuePlace Place(QueueOrder order) => order switch
    {
        QueueOrder.Locale => new(Locale, Due, Id),
        QueueOrder.Product => new("", ProductId, Id),
        _ => new("", Due, Id),
    };
}
