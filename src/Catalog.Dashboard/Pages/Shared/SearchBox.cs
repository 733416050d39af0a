using Catalog.Jobs.Search;

namespace Catalog.Dashboard.Pages.Shared;

/// <summary>A field for a query, within a form of the page.</summary>
/// <param name="Query">As it was written.</param>
/// <param name="Problem">What is wrong with it; null: nothing.</param>
public sealed record SearchBox(string Query, SearchProblem? Problem)
{
    /// <summary>What the field is called.</summary>
    public string Label { get; init; } = "Search";

    /// <summary>Reads a query from an address: the box, and the tree, which is null where it can't be read.</summary>
    public static (SearchBox Box, SearchNode? Tree) Read(string? query)
    {
        var reading = SearchParser.Read(query);
        return (new SearchBox(query ?? "", reading.Problem), reading.Query);
    }
}
