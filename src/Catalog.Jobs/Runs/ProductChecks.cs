using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Runs;

/// <summary>Runs the checks of a product by itself when its texts are written, in the same transaction.</summary>
internal static class ProductChecks
{
    private static readonly IReadOnlyList<ProductCheck> Checks = [.. CheckRegistry.Standard.InOrder.OfType<ProductCheck>()];

    /// <summary>Replaces what they found about a product.</summary>
    public static async Task WriteAsync(RowWriter writer, CatalogDefinition catalog, Product product)
    {
        var flags = new FlagScope(catalog, product);
        var input = new ProductInput(catalog, product, await TextFindingsAsync(writer, product.Id));
        foreach (var check in Checks)
        {
            IReadOnlyList<Finding> findings = flags.Of(null).Ignores(check.Id) ? [] : [.. check.Run(input)];
            await FindingRows.ReplaceOfProductAsync(writer, product.Id, check.Id, findings, product.Hash);
        }
    }

    private static async Task<IReadOnlyList<(string Locale, Finding Finding)>> TextFindingsAsync(RowWriter writer, long product) =>
        [.. (await writer.QueryAsync<LocaleFindingRow>(
            $"""
            select locale, {FindingRow.Columns} from (
                select f.*, c.locale from {OpenFindings.From} where f.copy_id is not null and f.product_id = @product and {OpenFindings.Where}) f
            order by id
            """,
            new { product })).Select(row => (row.Locale, row.ToFinding()))];

    private sealed record LocaleFindingRow(
        string Locale, string Type, string Severity, string Source, string? Field, string Found, string Expected, string Message, int? SpanStart, int? SpanLength, int? SpanItem)
    {
        public Finding ToFinding() => new FindingRow(Type, Severity, Source, Field, Found, Expected, Message, SpanStart, SpanLength, SpanItem).ToFinding();
    }
}
