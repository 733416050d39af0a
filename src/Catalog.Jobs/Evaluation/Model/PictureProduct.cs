using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>A product with the first of its pictures.</summary>
internal sealed record PictureProduct(Product Product, HashedPicture Picture)
{
    /// <summary>Reads the first picture of each product that has one. A file that can't be read is left out: it is nobody's right picture.</summary>
    public static async Task<IReadOnlyList<PictureProduct>> ReadAsync(IEnumerable<Product> products, CancellationToken cancellationToken)
    {
        var read = new List<PictureProduct>();
        foreach (var product in products.Where(product => product.Pictures.Count > 0))
        {
            var file = product.Pictures[0];
            try
            {
                read.Add(new(product, new(await Catalog.Model.Pictures.Picture.FromFileAsync(file.Path, cancellationToken), file.Hash)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
            }
        }

        return read;
    }

    /// <summary>The good rows of a product file, without a database.</summary>
    /// <param name="file">A CSV file.</param>
    public static async Task<IReadOnlyList<Product>> FromCsvAsync(string file, ColumnMapping columns, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        await using var table = await TableFile.OpenAsync(file, name, ColumnLayout.Mapped(columns).ToHashSet(), TableSettings.Detect, cancellationToken);
        var known = new KnownRows();
        var reader = new RowReader(columns, CellPolicies.Default, new ColumnLayout(name, table.Header, columns), known);
        var media = new MediaFolder(Path.GetDirectoryName(file)!);
        var products = new List<Product>();
        await foreach (var record in table.ReadAsync(null, cancellationToken))
        {
            var cells = table.Header.Zip(record.Cells).ToLookup(cell => cell.First, cell => CellText.Clean(cell.Second));
            var found = await media.FindAsync([.. columns.Pictures.SelectMany(name => cells[name])], [.. columns.Documents.SelectMany(name => cells[name])], cancellationToken);
            if (reader.Read(record, found).Product is not { } row) continue;
            known.Take(row.Sku, record.Line);
            products.Add(new Product(record.Line, row.Sku, row.Facts, row.Attributes, row.Pictures, row.Documents, row.Hash));
        }

        return products;
    }
}
