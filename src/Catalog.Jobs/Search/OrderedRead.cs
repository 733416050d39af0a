namespace Catalog.Jobs.Search;

/// <summary>What <see cref="OrderedSearch"/> reads: ids of a list's rows, in its order, that meet a condition.</summary>
internal sealed record OrderedRead
{
    /// <summary>The rows with their alias: <c>copy c</c>, or <c>product p</c>.</summary>
    public string Table { get; init; } = "copy c";

    /// <summary>The column with the rows' ids.</summary>
    public string Id { get; init; } = "c.id";

    /// <summary>The list: conditions that the order's index knows.</summary>
    public required string Near { get; init; }

    /// <summary>What must hold besides, row by row.</summary>
    public required string Where { get; init; }

    /// <summary>The list's order.</summary>
    public required KeyOrder Order { get; init; }

    /// <summary>Queries for the ids of all copies that can match (and perhaps more), each answered by an index while it runs; the narrowest first.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The rows that belong to the copies <c>@hits</c>; null: the rows are the copies.</summary>
    public string? OfHits { get; init; }

    /// <summary>Values for all of them.</summary>
    public required IReadOnlyDictionary<string, object> Values { get; init; }

    /// <summary>The place behind which to read; null: from the start.</summary>
    public IReadOnlyList<object>? Place { get; init; }

    /// <summary>How many ids are wanted, at most.</summary>
    public required int Size { get; init; }

    /// <summary>Rows that are tried first.</summary>
    public int FirstRows { get; init; } = 600;

    /// <summary>Hits that a source is asked for: one costs half of what a row costs.</summary>
    public int MostHits { get; init; } = 30_000;

    /// <summary>Rows that are tried at most.</summary>
    public long MostRows { get; init; } = 100_000;
}

/// <summary>What was found.</summary>
/// <param name="Ids">In the list's order.</param>
/// <param name="Reached">The place of the last row that was tried, where more may lie behind it and the search stopped for its length; null: it didn't.</param>
internal sealed record OrderedIds(IReadOnlyList<long> Ids, IReadOnlyList<object>? Reached);
