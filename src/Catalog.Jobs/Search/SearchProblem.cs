namespace Catalog.Jobs.Search;

/// <summary>What is wrong with a query, and where.</summary>
/// <param name="At">Index of the first character that is wrong, 0..length of the query.</param>
/// <param name="Length">How many characters are; at least 1, also at the end, where nothing stands.</param>
/// <param name="Message">For the person who wrote it.</param>
/// <param name="Possible">What could stand there; may be empty.</param>
public sealed record SearchProblem(int At, int Length, string Message, IReadOnlyList<string> Possible)
{
    /// <summary>The line below the query that points at the place: spaces, then carets. White space of the query counts as one space each.</summary>
    public string Caret => new string(' ', At) + new string('^', Length);
}

/// <summary>A query that was read: a tree, or what is wrong.</summary>
/// <param name="Query">Null where <paramref name="Problem"/> isn't.</param>
public sealed record SearchReading(SearchNode? Query, SearchProblem? Problem);
