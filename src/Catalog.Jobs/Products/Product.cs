namespace Catalog.Jobs.Products;

/// <summary>A product as the last import left it.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Sku">The article number.</param>
/// <param name="Facts">In the catalogue's column order, without empty ones.</param>
/// <param name="Attributes">Other columns that are kept.</param>
/// <param name="Pictures">Absolute paths with the content's hash.</param>
/// <param name="Documents">Absolute paths with the content's hash.</param>
/// <param name="Hash">XxHash128 over facts, pictures and documents, hex.</param>
public sealed record Product(
    long Id,
    string Sku,
    IReadOnlyList<Fact> Facts,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<MediaFile> Pictures,
    IReadOnlyList<MediaFile> Documents,
    string Hash)
{
    /// <summary>True where the last full file no longer had it: nothing is written or exported for it, its texts wait with their history.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The fact with a key; null where the product has none.</summary>
    public Fact? Fact(string? key) => Facts.FirstOrDefault(fact => fact.Key == key);

    /// <summary>The fact's values joined with <c>; </c>; empty where the product has none.</summary>
    public string Value(string? key) => Fact(key)?.Text ?? "";
}

/// <summary>A fact: a column's name and its values (one, or several for a list column), with line ends replaced by spaces.</summary>
public sealed record Fact(string Key, IReadOnlyList<string> Values)
{
    /// <summary>The values as the prompt writes them.</summary>
    public string Text => string.Join("; ", Values);
}

/// <summary>A picture or document of a product. <paramref name="Hash"/> is XxHash128 of the content, hex.</summary>
public sealed record MediaFile(string Path, string Hash);
