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

    internal static string By(TextOrder order, bool isBackwards) => (order, isBackwards) switch
    {
        (TextOrder.Changed, false) => "c.updated_at desc, c.id desc",
        (TextOrder.Changed, true) => "c.updated_at, c.id",
        (TextOrder.Risk, false) => "c.risk desc, c.id desc",
        _ => "c.risk, c.id",
    };

    internal static string Behind(TextOrder order, TextPlace? place) => (order, place) switch
    {
        (_, null) => "true",
        (TextOrder.Changed, _) => $"(c.updated_at, c.id) {(place.IsBefore ? '>' : '<')} (@rankTime, @rankId)",
        _ => $"(c.risk, c.id) {(place.IsBefore ? '>' : '<')} (@rankRisk, @rankId)",
    };
}
