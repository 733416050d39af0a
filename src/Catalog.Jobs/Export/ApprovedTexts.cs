using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Export;

/// <summary>Reads approved texts, product by product.</summary>
internal sealed class ApprovedTexts(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<string> locales, long[] blocked)
{
    private const int Page = 500;

    /// <summary>Every product that has approved texts in the locales, with them in the locales' order; products in order of id.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ApprovedText>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var after = 0L;
        while (true)
        {
            var texts = (await connection.QueryAsync<(long ProductId, string Sku, string Locale, int Revision, string Raw)>(new CommandDefinition("""
                select p.id, p.sku, c.locale, r.number, r.raw
                from (
                    select id, sku from product p
                    where id > @after and retired_at is null and exists (
                        select from copy c where c.product_id = p.id and c.locale = any(@locales) and c.approved_revision_id is not null and c.id <> all(@blocked))
                    order by id limit @Page
                ) p
                join copy c on c.product_id = p.id and c.locale = any(@locales) and c.id <> all(@blocked)
                join revision r on r.id = c.approved_revision_id
                order by p.id, array_position(@locales, c.locale)
                """, new { after, Page, locales = locales.ToArray(), blocked }, transaction, cancellationToken: ct))).ToList();
            if (texts.Count == 0) yield break;
            foreach (var product in texts.GroupBy(text => text.ProductId))
            {
                yield return [.. product.Select(text => new ApprovedText(text.ProductId, text.Sku, text.Locale, text.Revision, text.Raw))];
            }

            after = texts[^1].ProductId;
        }
    }
}
