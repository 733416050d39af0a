using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Export;

/// <summary>Approved texts that must not go out: a check that is enforced by now found something in them, or in their product, that nobody dismissed.</summary>
internal static class BlockedTexts
{
    /// <summary>Ids of the copies.</summary>
    public static async Task<long[]> OfAsync(RowWriter writer, CatalogDefinition catalog, ProductStore products, IReadOnlyList<string> locales)
    {
        var enforced = catalog.Fields.SelectMany(field => field.Flags.All).Concat(catalog.Flags.All).Where(flag => flag.Name == CheckFlag.Enforced).Select(flag => flag.Value).ToArray();
        if (enforced.Length == 0 && catalog.Columns.Flags is null) return [];
        var rows = (await writer.QueryAsync<Row>(
            """
            select c.id as copy_id, c.product_id, f.source, f.field
            from copy c join product p on p.id = c.product_id
            join finding f on f.product_id = c.product_id and (f.copy_id is null or f.copy_id = c.id and f.revision_id = c.approved_revision_id)
            where not c.retired and c.locale = any(@locales) and c.approved_revision_id is not null and f.dismissed_at is null
                and (f.source = any(@enforced) or p.attributes ? @column)
            """,
            new { locales = locales.ToArray(), enforced, column = catalog.Columns.Flags ?? "" })).ToList();
        var flags = (await products.GetAsync([.. rows.Select(row => row.ProductId).Distinct()], writer.CancellationToken))
            .ToDictionary(product => product.Id, product => new FlagScope(catalog, product));
        return [.. rows.Where(row => flags[row.ProductId].Of(row.Field).Enforces(row.Source)).Select(row => row.CopyId).Distinct()];
    }

    private sealed record Row(long CopyId, long ProductId, string Source, string? Field);
}
