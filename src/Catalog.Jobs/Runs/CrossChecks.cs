using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Products;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>
/// Runs the checks between texts of several products, once at the end of a run: what they find depends on all newest texts and nothing else, so that
/// doing it twice gives the same rows.
/// </summary>
public sealed class CrossChecks(NpgsqlDataSource source, ProductStore products, CatalogDefinition catalog)
{
    // One process at a time writes them.
    private const int LockId = 7042;
    private const int ProductPage = 1000;

    private static readonly IReadOnlyList<SiblingsCheck> OfSiblings = [.. CheckRegistry.Standard.InOrder.OfType<SiblingsCheck>()];
    private static readonly IReadOnlyList<CatalogueCheck> OfCatalogue = [.. CheckRegistry.Standard.InOrder.OfType<CatalogueCheck>()];

    /// <summary>Replaces what these checks found. Texts that the rules approved and that now have too much against them go to a person.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var all = new SortedDictionary<long, Product>();
        await foreach (var page in products.PagesAsync(ProductPage, cancellationToken))
            foreach (var product in page) all.Add(product.Id, product);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_xact_lock(@LockId)", new { LockId }, transaction, cancellationToken: cancellationToken));
        var texts = new CrossTexts(connection, transaction, catalog, cancellationToken);
        var findings = new List<OwnedFinding>();
        foreach (var group in all.Values.GroupBy(product => VariantKey.Of(product, catalog.Columns)).Where(group => group.Key is not null && group.Count() > 1))
        {
            var input = new SiblingsInput(catalog, [.. group], await texts.OfProductsAsync(group.ToDictionary(product => product.Id)));
            findings.AddRange(OfSiblings.SelectMany(check => check.Run(input)));
        }

        foreach (var locale in catalog.Locales)
        {
            var ofLocale = await texts.OfLocaleAsync(locale.Code, all);
            findings.AddRange(OfCatalogue.SelectMany(check => check.Run(ofLocale)));
        }

        var writer = new RowWriter(connection, transaction, cancellationToken);
        var wanted = findings.Where(one => !new FlagScope(catalog, all[one.ProductId]).Of(one.Finding.Field).Ignores(one.Finding.Source)).ToList();
        await new CrossFindingRows(writer, catalog, all).ReplaceAsync([.. OfSiblings, .. OfCatalogue], wanted);
        await transaction.CommitAsync(cancellationToken);
    }
}
