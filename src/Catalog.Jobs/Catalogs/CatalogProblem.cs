namespace Catalog.Jobs.Catalogs;

/// <summary>Something in catalog.json or its glossary that can't be used.</summary>
/// <param name="Where">The key's path (<c>fields[1].maxLength</c>), or file and line (<c>glossary.csv, line 4</c>).</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record CatalogProblem(string Where, string Message)
{
    /// <summary>Line and column in catalog.json, counted from 1; null where the key isn't there.</summary>
    public (int Line, int Column)? Place { get; init; }

    /// <summary>All of it, in a line.</summary>
    public override string ToString() => Place is var (line, column) ? $"line {line}, column {column}, {Where}: {Message}" : $"{Where}: {Message}";
}
