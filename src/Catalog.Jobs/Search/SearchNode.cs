namespace Catalog.Jobs.Search;

/// <summary>A query as a tree. Two trees that say the same in the same order are equal.</summary>
public abstract record SearchNode
{
    private SearchNode()
    {
    }

    /// <summary>The query that holds for every text.</summary>
    public static SearchNode Everything { get; } = new All();

    /// <summary>Holds for every text: the empty query. It stands alone, never within another node.</summary>
    public sealed record All : SearchNode;

    /// <summary>Both hold.</summary>
    public sealed record And(SearchNode Left, SearchNode Right) : SearchNode;

    /// <summary>One of them holds, or both do.</summary>
    public sealed record Or(SearchNode Left, SearchNode Right) : SearchNode;

    /// <summary>It doesn't hold.</summary>
    public sealed record Not(SearchNode Of) : SearchNode;

    /// <summary>Stands somewhere in the newest text, the product's title or its article number, in any case.</summary>
    /// <param name="Text">At least three letters or digits in a row, or two of Chinese, Japanese or Korean.</param>
    public sealed record Words(string Text) : SearchNode;

    /// <summary>A key has a value.</summary>
    /// <param name="IsPrefix">The value is only how it begins.</param>
    public sealed record Match(SearchKey Key, string Value, bool IsPrefix = false) : SearchNode;

    /// <summary>A key with a moment lies within a time.</summary>
    public sealed record When(SearchKey Key, SearchTime Time) : SearchNode;
}
