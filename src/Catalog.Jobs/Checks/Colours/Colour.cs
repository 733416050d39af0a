namespace Catalog.Jobs.Checks.Colours;

/// <summary>A colour that shops name.</summary>
/// <param name="Id">Its English name.</param>
/// <param name="Families">The basic colours that it may be called; itself where it is one.</param>
internal sealed record Colour(string Id, params IReadOnlyList<string> Families)
{
    /// <summary>The eleven basic colours and the usual others, the basic ones first.</summary>
    public static IReadOnlyList<Colour> All { get; } =
    [
        .. new[] { "black", "white", "grey", "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown" }.Select(id => new Colour(id, id)),
        new("beige", "beige"),
        new("navy", "blue"),
        new("turquoise", "blue", "green"),
        new("silver", "silver", "grey"),
        new("gold", "gold", "yellow"),
        new("khaki", "khaki", "green", "brown", "beige"),
        new("burgundy", "red", "purple"),
        new("cream", "beige", "white"),
    ];

    /// <summary>How many of <see cref="All"/> are basic.</summary>
    public const int Basic = 11;

    /// <summary>True where both may mean one colour: navy and blue, but not red and blue.</summary>
    public bool IsLike(Colour other) => Families.Intersect(other.Families).Any();
}
