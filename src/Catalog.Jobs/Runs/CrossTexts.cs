using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>Reads texts of many products for the checks between them.</summary>
internal sealed class CrossTexts(NpgsqlConnection connection, NpgsqlTransaction transaction, CatalogDefinition catalog, CancellationToken cancellationToken)
{
    /// <summary>The newest texts of a locale, in order of the product's id.</summary>
    public async Task<IReadOnlyList<LocaleText>> OfLocaleAsync(string locale, IReadOnlyDictionary<long, Product> products) =>
        await ReadAsync("c.locale = @locale", new { locale }, products);

    /// <summary>The newest texts of some products, in order of locale and id.</summary>
    public async Task<IReadOnlyList<LocaleText>> OfProductsAsync(IReadOnlyDictionary<long, Product> products) =>
        await ReadAsync(
            "c.product_id = any(@ids) and c.locale = any(@locales)",
            new { ids = products.Keys.ToArray(), locales = catalog.Locales.Select(locale => locale.Code).ToArray() },
            products);

    private async Task<IReadOnlyList<LocaleText>> ReadAsync(string where, object parameters, IReadOnlyDictionary<long, Product> products)
    {
        var rows = await connection.QueryAsync<(long Product, string Locale, string Raw)>(new CommandDefinition(
            $"""
            select c.product_id, c.locale, r.raw from copy c join revision r on r.id = c.newest_revision_id
            where not c.retired and {where} order by c.locale collate "C", c.product_id
            """,
            parameters, transaction, commandTimeout: 0, cancellationToken: cancellationToken));
        return [.. rows.Where(row => products.ContainsKey(row.Product)).Select(row => new LocaleText(products[row.Product], row.Locale, Copy.Parse(row.Raw)))];
    }
}
