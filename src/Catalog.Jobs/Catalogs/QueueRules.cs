namespace Catalog.Jobs.Catalogs;

/// <summary>How the review queue is ordered.</summary>
/// <param name="Value">The fact or attribute column whose number says what a product is worth (stock, visits); null: risk and age alone.</param>
public sealed record QueueRules(string? Value)
{
    /// <summary>Without the section.</summary>
    public static QueueRules None { get; } = new((string?)null);
}
