using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology.Rechecks;

/// <summary>What a re-check did.</summary>
/// <param name="Rechecked">Texts that the changes of the glossary touch.</param>
/// <param name="Changed">Of these, those that are in another state now.</param>
public sealed record RecheckReport(int Rechecked, int Changed);

/// <summary>
/// Checks texts again that a change of the glossary touches, and no others, without the model. What was checked with which glossary is stored, so
/// that it makes no difference where the change came from; without one nothing is read. Docs: docs/terminology.md.
/// </summary>
public sealed class Recheck(NpgsqlDataSource source, ProductStore products)
{
    private const int PageSize = 500;
    private const int Lock = 6;

    /// <summary>Brings all texts up to the catalogue's glossary.</summary>
    public async Task<RecheckReport> RunAsync(CatalogDefinition catalog, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // One at a time: the next one finds nothing left.
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(7042, @Lock)", new { Lock }, cancellationToken: cancellationToken));
        try
        {
            var delta = new GlossaryDelta(await CheckedAsync(connection, cancellationToken), catalog.Glossary);
            if (delta.IsEmpty) return new(0, 0);
            var report = await RunAsync(connection, catalog, delta, cancellationToken);
            // Last: where this process dies before, it is done again.
            await connection.ExecuteAsync(new CommandDefinition(
                "update terminology set checked = @terms", new { terms = Jsonb.Of(catalog.Glossary.Select(GlossaryCells.Of)) }, cancellationToken: cancellationToken));
            return report;
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open) await connection.ExecuteAsync("select pg_advisory_unlock(7042, @Lock)", new { Lock });
        }
    }

    private static async Task<IReadOnlyList<GlossaryTerm>> CheckedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var json = await connection.ExecuteScalarAsync<string?>(new CommandDefinition("select checked::text from terminology", cancellationToken: cancellationToken));
        return json is null ? [] : [.. Jsonb.Read<IReadOnlyList<GlossaryCells>>(json).Select(cells => cells.ToTerm())];
    }

    private async Task<RecheckReport> RunAsync(NpgsqlConnection connection, CatalogDefinition catalog, GlossaryDelta delta, CancellationToken cancellationToken)
    {
        var locales = delta.Locales(catalog.Locales.Select(locale => locale.Code));
        var texts = new RecheckedTexts(catalog);
        var (rechecked, changed) = (0, 0);
        await foreach (var page in products.PagesAsync(PageSize, cancellationToken))
        {
            var rows = (await connection.QueryAsync<NewestText>(new CommandDefinition(
                """
                select c.id as copyid, c.product_id as productid, c.locale, r.id as revisionid, r.raw from copy c join revision r on r.id = c.newest_revision_id
                where c.product_id = any(@ids) and c.locale = any(@locales) order by c.product_id, c.id
                """,
                new { ids = page.Select(product => product.Id).ToArray(), locales = locales.Append(catalog.SourceLocale).ToArray() },
                cancellationToken: cancellationToken))).ToLookup(row => row.ProductId);
            foreach (var product in page)
            {
                var category = product.Value(catalog.Columns.Category);
                var original = rows[product.Id].FirstOrDefault(row => row.Locale == catalog.SourceLocale)?.Text;
                foreach (var row in rows[product.Id].Where(row => locales.Contains(row.Locale) && delta.Touches(product, category, row.Locale, row.Text)))
                {
                    texts.Vocabulary ??= await products.FactVocabularyAsync(cancellationToken);
                    if (await texts.CheckAsync(connection, product, row, original, cancellationToken) is not { } moved) continue;
                    rechecked++;
                    if (moved) changed++;
                }
            }
        }

        return new(rechecked, changed);
    }
}

/// <summary>The newest version of a text.</summary>
internal sealed record NewestText(long CopyId, long ProductId, string Locale, long RevisionId, string Raw)
{
    private Copy? text;

    /// <summary>The text itself.</summary>
    public Copy Text => text ??= Copy.Parse(Raw);
}
