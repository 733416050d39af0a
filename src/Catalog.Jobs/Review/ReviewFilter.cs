namespace Catalog.Jobs.Review;

/// <summary>Which texts a reviewer looks at.</summary>
/// <param name="State">A word of <see cref="CopyState"/>.</param>
/// <param name="Locale">A locale code; null: all.</param>
public sealed record ReviewFilter(string State, string? Locale)
{
    /// <summary>What else must hold, in the search language; null or empty: nothing. A query that can't be read finds nothing.</summary>
    public string? Query { get; init; }

    /// <summary>All texts that wait for a person.</summary>
    public static ReviewFilter Waiting { get; } = new(CopyState.NeedsReview, null);
}

/// <summary>A place in the queue (worst first, then oldest): what comes behind it is next.</summary>
/// <param name="Risk">3 critical, 2 major, 1 minor, 0 no finding.</param>
/// <param name="Id">The copy's id.</param>
public readonly record struct QueuePlace(int Risk, long Id);
