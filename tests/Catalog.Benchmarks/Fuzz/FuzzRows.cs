using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Benchmarks.Fuzz;

/// <summary>Rows as an import into an empty catalogue reads them.</summary>
internal sealed class FuzzRows(ColumnMapping columns, ColumnLayout layout, MediaFolder media)
{
    private readonly KnownRows known = new();

    /// <summary>Reads rows as bytes.</summary>
    public FuzzBytes Bytes { get; } = new(columns, layout);

    /// <summary>The product of a row; null: it is rejected.</summary>
    public async Task<ProductRow?> ReadAsync(TableRow row, CancellationToken ct)
    {
        var found = await media.FindAsync(Cells(row, columns.Pictures), Cells(row, columns.Documents), ct);
        var product = new RowReader(columns, CellPolicies.Default, layout, known).Read(row, found).Product;
        if (product is not null) known.Take(product.Sku, product.Line);
        return product;
    }

    private string[] Cells(TableRow row, IReadOnlyList<string> names) =>
        row.Cells.Length < layout.Header.Count ? [] : [.. names.Select(name => row.Cells[layout.PlaceOf(name)])];
}
