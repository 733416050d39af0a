namespace Catalog.Jobs.Catalogs;

/// <summary>A catalogue, or all that keeps it from being used.</summary>
/// <param name="File">The catalog.json that was read.</param>
/// <param name="Definition">Null where there are problems.</param>
/// <param name="Problems">Empty where there is a definition; in the file's order otherwise.</param>
public sealed record CatalogLoadResult(string File, CatalogDefinition? Definition, IReadOnlyList<CatalogProblem> Problems)
{
    /// <summary>The problems for a person, one a line; empty where there are none.</summary>
    public string Message => Definition is not null ? "" : $"{File} can't be used:\n{string.Join('\n', Problems.Select(problem => "  " + problem))}";
}
