namespace Catalog.Jobs.Review;

/// <summary>A line of the queue's list.</summary>
/// <param name="Risk">3 critical, 2 major, 1 minor, 0 no finding.</param>
/// <param name="Text">The first field of the newest text; null where there is none.</param>
/// <param name="HeldBy">Who has it on the screen now; null: nobody.</param>
public sealed record QueueLine(
    long Id, long ProductId, string Sku, string Product, string Locale, string State, int Risk, long Due, DateTimeOffset WaitingSince, string? Text, string? AssignedTo, string? HeldBy)
{
    /// <summary>Its place in a queue.</summary>
    public QueuePlace Place(QueueOrder order) => order switch
    {
        QueueOrder.Locale => new(Locale, Due, Id),
        QueueOrder.Product => new("", ProductId, Id),
        _ => new("", Due, Id),
    };
}

/// <summary>A page of a queue's list.</summary>
/// <param name="LookedTo">The place behind which looking goes on, where so few texts match the query that it stopped before the page was full. Null: it didn't.</param>
public sealed record QueuePage(IReadOnlyList<QueueLine> Lines, QueuePlace? LookedTo);
