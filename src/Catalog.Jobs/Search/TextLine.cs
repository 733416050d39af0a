namespace Catalog.Jobs.Search;

/// <summary>A line of a list of texts.</summary>
/// <param name="Risk">3 critical, 2 major, 1 minor, 0 no finding.</param>
/// <param name="Worst">The type of the worst finding that counts; null: none.</param>
/// <param name="Author">Of the newest text; null: there is none.</param>
/// <param name="AssignedTo">Whose it is to look at; null: anybody's.</param>
public sealed record TextLine(
    long Id,
    long ProductId,
    string Sku,
    string Title,
    string Locale,
    string State,
    int Version,
    int Risk,
    string? Worst,
    DateTimeOffset UpdatedAt,
    string? Author,
    string? AssignedTo)
{
    /// <summary>Its place in an order.</summary>
    public TextPlace Place(TextOrder order, bool isBefore) =>
        new(isBefore, order == TextOrder.Risk ? Risk : (UpdatedAt.UtcDateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, Id);
}

/// <summary>A page of a list.</summary>
/// <param name="HasBefore">Something stands before the first line.</param>
/// <param name="HasBehind">Something stands behind the last one.</param>
public sealed record TextPage(IReadOnlyList<TextLine> Lines, bool HasBefore, bool HasBehind)
{
    /// <summary>Where looking goes on, where so few texts match that it stopped before the page was full. Null: it didn't.</summary>
    public TextPlace? LookedTo { get; init; }
}

/// <summary>How many texts a query finds.</summary>
/// <param name="Texts">Exact, or <see cref="Cap"/> where <paramref name="IsMore"/>. Null: counting took too long.</param>
public sealed record TextTotal(long? Texts, bool IsMore)
{
    /// <summary>What no count that is kept knows is counted up to here.</summary>
    public const int Cap = 10_000;
}
