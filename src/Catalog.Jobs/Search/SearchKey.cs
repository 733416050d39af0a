namespace Catalog.Jobs.Search;

/// <summary>A key of the search language: what completion, documentation and the database's condition are made from.</summary>
/// <param name="Name">As it is written before the colon.</param>
/// <param name="About">What it asks, in one sentence.</param>
/// <param name="Example">A term with it.</param>
public sealed record SearchKey(string Name, string About, string Example)
{
    /// <summary>The only values that it takes; empty: any.</summary>
    public IReadOnlyList<SearchChoice> Choices { get; init; } = [];

    /// <summary>A value may end with *, and then says how what is meant begins.</summary>
    public bool TakesPrefix { get; init; }

    /// <summary>Its values are times, see <see cref="SearchTime"/>.</summary>
    public bool IsTime { get; init; }

    /// <summary>Its values are looked for within text, as free words are.</summary>
    public bool HasText { get; init; }

    /// <summary>Where completion finds values; null: only in <see cref="Choices"/>.</summary>
    public SearchValues? Values { get; init; }

    /// <summary>Writes the condition about the row <c>c</c> of <c>copy</c>: two-valued, so that it can be negated.</summary>
    internal Func<SearchMatch, string>? Condition { get; init; }

    /// <summary>Writes a query for the ids of all copies that can match (and perhaps more), where an index finds them. Null: no index does.</summary>
    internal Func<SearchMatch, string>? Source { get; init; }

    /// <summary>The fewer copies a source is expected to have, the lower.</summary>
    internal int Breadth { get; init; } = 5;
}

/// <summary>A value that a key takes.</summary>
public sealed record SearchChoice(string Value, string About);

/// <summary>Where values for completion come from.</summary>
public enum SearchValues
{
    /// <summary>The catalogue's locales.</summary>
    Locales,

    /// <summary>Types and ids of checks.</summary>
    Checks,

    /// <summary>The catalogue's fields.</summary>
    Fields,

    /// <summary>Brands of products.</summary>
    Brands,

    /// <summary>Categories of products.</summary>
    Categories,

    /// <summary>Article numbers.</summary>
    Skus,

    /// <summary>Accounts.</summary>
    People,
}
