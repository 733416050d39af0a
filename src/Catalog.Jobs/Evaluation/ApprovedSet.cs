using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Evaluation;

/// <summary>The shop's approved texts, as right ones: people or its rules said so.</summary>
internal static class ApprovedSet
{
    /// <summary>All approved texts in the catalogue's locales.</summary>
    /// <exception cref="InvalidDataException">There are none.</exception>
    public static async Task<EvaluationSet> ReadAsync(NpgsqlDataSource source, ProductStore products, CatalogDefinition catalog, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<(long ProductId, string Locale, string Raw)>(new CommandDefinition(
            """
            select c.product_id, c.locale, r.raw from copy c join revision r on r.id = c.approved_revision_id
            where c.locale = any(@locales) order by c.product_id, array_position(@locales, c.locale)
            """,
            new { locales = catalog.Locales.Select(locale => locale.Code).ToArray() }, cancellationToken: cancellationToken))).ToList();
        if (rows.Count == 0) throw new InvalidDataException("No text is approved yet. Evaluate the repository's texts: leave --approved out.");
        var byId = (await products.GetAsync([.. rows.Select(row => row.ProductId).Distinct()], cancellationToken)).ToDictionary(product => product.Id);
        return EvaluationSet.Of(
            catalog, [.. rows.Select(row => new EvaluationText(catalog, byId[row.ProductId], catalog.Locale(row.Locale)!, Copy.Parse(row.Raw)))]);
    }
}
