namespace Catalog.Jobs.Review;

/// <summary>Which texts a reviewer looks at, and in which order.</summary>
/// <param name="State">A word of <see cref="CopyState"/>.</param>
/// <param name="Locale">A locale code; null: all.</param>
public sealed record ReviewFilter(string State, string? Locale)
{
    /// <summary>What else must hold, in the search language; null or empty: nothing. A query that can't be read finds nothing.</summary>
    public string? Query { get; init; }

    /// <summary>All texts that wait for a person.</summary>
    public static ReviewFilter Waiting { get; } = new(CopyState.NeedsReview, null);

    /// <summary>The order in which they come.</summary>
    public QueueOrder Order { get; init; }

    /// <summary>Only what was sent to the reviewer.</summary>
    public bool OnlyMine { get; init; }
}
