namespace Catalog.Jobs.Catalogs;

/// <summary>Something in catalog.json or its glossary that can't be used.</summary>
/// <param name="Where">The key's path (<c>fields[1].maxLength</c>), or file and line (<c>glossary.csv, line 4</c>).</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record CatalogProblem(string Where, string Message)
{
    /// <summary>Both, in a line.</summary>
    public override string ToString() => $"{Where}: {Message}";
}
