using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Import;

/// <summary>A row that can be imported.</summary>
/// <param name="Line">The line of the file on which it starts.</param>
/// <param name="Sku">The article number.</param>
/// <param name="Facts">In the catalogue's column order, without empty ones.</param>
/// <param name="Attributes">Columns that are no facts, without empty ones.</param>
/// <param name="PictureCells">Pictures with their columns.</param>
/// <param name="DocumentCells">Documents with their columns.</param>
internal sealed record ProductRow(
    int Line,
    string Sku,
    IReadOnlyList<Fact> Facts,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<MediaCell> PictureCells,
    IReadOnlyList<MediaCell> DocumentCells)
{
    /// <summary>The pictures.</summary>
    public IReadOnlyList<MediaFile> Pictures => [.. PictureCells.Select(cell => cell.File)];

    /// <summary>The documents.</summary>
    public IReadOnlyList<MediaFile> Documents => [.. DocumentCells.Select(cell => cell.File)];

    /// <summary>See <see cref="ProductHash"/>.</summary>
    public string Hash => ProductHash.Of(Facts, Pictures, Documents);

    /// <summary>A fact's text; empty where the row has none.</summary>
    public string Text(string? column)
    {
        foreach (var fact in Facts)
        {
            if (fact.Key == column) return fact.Text;
        }

        return "";
    }

    /// <summary>The row with values of the product of before in some of its columns.</summary>
    public ProductRow Keep(IReadOnlyCollection<string> kept, KeptProduct before, ColumnMapping columns) => this with
    {
        Facts = [.. columns.Facts.Select(column => (kept.Contains(column) ? before.Facts : Facts).FirstOrDefault(fact => fact.Key == column)).OfType<Fact>()],
        Attributes = columns.Attributes.Append(columns.Flags).OfType<string>()
            .Select(column => (Column: column, Value: (kept.Contains(column) ? before.Attributes : Attributes).GetValueOrDefault(column, "")))
            .Where(one => one.Value.Length > 0).ToDictionary(one => one.Column, one => one.Value),
        PictureCells = Keep(columns.Pictures, PictureCells, before.Pictures, kept),
        DocumentCells = Keep(columns.Documents, DocumentCells, before.Documents, kept),
    };

    private static MediaCell[] Keep(IReadOnlyList<string> columns, IReadOnlyList<MediaCell> now, IReadOnlyList<MediaCell> before, IReadOnlyCollection<string> kept) =>
        [.. columns.SelectMany(column => (kept.Contains(column) ? before : now).Where(cell => cell.Column == column))];
}

/// <summary>A picture or document with the column that names it.</summary>
internal sealed record MediaCell(string Column, MediaFile File);

/// <summary>What a product has of before.</summary>
internal sealed record KeptProduct(
    IReadOnlyList<Fact> Facts, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<MediaCell> Pictures, IReadOnlyList<MediaCell> Documents);

/// <summary>What became of a row: one of the two.</summary>
internal sealed record RowResult(ProductRow? Product, RowReject? Reject)
{
    /// <summary>Columns whose cells are empty and keep the value of before.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Values that were skipped.</summary>
    public IReadOnlyList<SkippedValue> Skipped { get; init; } = [];
}
