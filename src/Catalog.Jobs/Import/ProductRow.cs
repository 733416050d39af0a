using Catalog.Jobs.Products;

namespace Catalog.Jobs.Import;

/// <summary>A row that can be imported.</summary>
internal sealed record ProductRow(
    int Line,
    string Sku,
    string Title,
    string Category,
    string Brand,
    IReadOnlyList<Fact> Facts,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<MediaFile> Pictures,
    IReadOnlyList<MediaFile> Documents)
{
    /// <summary>See <see cref="ProductHash"/>.</summary>
    public string Hash => ProductHash.Of(Facts, Pictures, Documents);
}

/// <summary>What became of a row: one of the two.</summary>
internal sealed record RowResult(ProductRow? Product, RowReject? Reject);
