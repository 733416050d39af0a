using System.Runtime.CompilerServices;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>What the columns of a product's row are to hold.</summary>
/// <param name="Cells">Column → text; columns of texts that aren't approved, or don't have the field, aren't in it.</param>
/// <param name="Texts">The approved texts that they come from.</param>
internal sealed record ProductCells(long ProductId, string Sku, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<CellText> Texts);

/// <summary>An approved text and the columns that hold it.</summary>
internal sealed record CellText(long CopyId, long RevisionId, IReadOnlyList<string> Columns);

/// <summary>Reads approved texts as cells of a channel's table.</summary>
internal sealed class ApprovedCells(NpgsqlConnection connection, Channel channel, long[] blocked)
{
    private const int Page = 500;

    /// <summary>Products with approved texts, a page at a time, in order of id.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ProductCells>> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var after = 0L;
        while (true)
        {
            var texts = (await connection.QueryAsync<Row>(new CommandDefinition("""
                select p.id as product_id, p.sku, c.id as copy_id, c.locale, r.id as revision_id, r.raw
                from (
                    select id, sku from product p
                    where id > @after and retired_at is null and exists (
                        select from copy c
                        where c.product_id = p.id and c.locale = any(@locales) and c.approved_revision_id is not null and c.id <> all(@blocked))
                    order by id limit @Page
                ) p
                join copy c on c.product_id = p.id and c.locale = any(@locales) and c.id <> all(@blocked)
                join revision r on r.id = c.approved_revision_id
                order by p.id, c.id
                """, new { after, Page, locales = channel.Locales.ToArray(), blocked }, cancellationToken: ct))).ToList();
            if (texts.Count == 0) yield break;
            yield return [.. texts.GroupBy(text => text.ProductId).Select(Product)];
            after = texts[^1].ProductId;
        }
    }

    private ProductCells Product(IGrouping<long, Row> texts)
    {
        var (cells, sources) = (new Dictionary<string, string>(), new List<CellText>());
        foreach (var text in texts)
        {
            var copy = Copy.Parse(text.Raw);
            var columns = channel.Target!.Columns.Where(column => column.Locale == text.Locale && copy.Field(column.Field) is not null).ToList();
            foreach (var column in columns) cells[column.Column] = copy.Field(column.Field)!.Text;
            sources.Add(new(text.CopyId, text.RevisionId, [.. columns.Select(column => column.Column)]));
        }

        return new(texts.Key, texts.First().Sku, cells, sources);
    }

    private sealed record Row(long ProductId, string Sku, long CopyId, string Locale, long RevisionId, string Raw);
}
