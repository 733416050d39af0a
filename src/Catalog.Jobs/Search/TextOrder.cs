namespace Catalog.Jobs.Search;

/// <summary>In which order a list of texts stands.</summary>
public enum TextOrder
{
    /// <summary>What changed last comes first.</summary>
    Changed,

    /// <summary>The worst come first.</summary>
    Risk,
}

/// <summary>A place in a list: the page lies behind it, or before it.</summary>
/// <param name="Rank">Of the row there: microseconds since 1970 (UTC), or its risk 0..3.</param>
/// <param name="Id">Of the row there.</param>
public sealed record TextPlace(bool IsBefore, long Rank, long Id);

/// <summary>Words for orders and places in addresses.</summary>
public static class TextOrders
{
    /// <summary>The order that a word names; null: none.</summary>
    public static TextOrder? Read(string? word) => word switch { "changed" => TextOrder.Changed, "risk" => TextOrder.Risk, _ => null };

    /// <summary>The word for an order.</summary>
    public static string Word(TextOrder order) => order == TextOrder.Risk ? "risk" : "changed";

    /// <summary>The order's key, read towards the end of the list, or towards its start.</summary>
    internal static KeyOrder Key(TextOrder order, bool isBackwards) => new(!isBackwards, order == TextOrder.Risk ? "c.risk" : "c.updated_at", "c.id") { IsCoarse = order == TextOrder.Risk };

    /// <summary>A place as values of the key's columns.</summary>
    internal static IReadOnlyList<object> Values(TextOrder order, TextPlace place) =>
        [order == TextOrder.Risk ? (int)Math.Clamp(place.Rank, int.MinValue, int.MaxValue) : DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(place.Rank, 0, Latest) * TimeSpan.TicksPerMicrosecond), place.Id];

    /// <summary>Values of the key's columns as a place.</summary>
    internal static TextPlace Place(bool isBefore, IReadOnlyList<object> values) =>
        new(isBefore, values[0] is DateTimeOffset changed ? (changed - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : (int)values[0], (long)values[1]);

    // In microseconds, some years before the last that a time can have.
    private const long Latest = 250_000_000_000_000_000 / TimeSpan.TicksPerMicrosecond;
}
