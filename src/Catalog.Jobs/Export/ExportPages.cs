using System.Runtime.CompilerServices;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Export;

/// <summary>Reads the products of table export_target, with their texts.</summary>
internal sealed class ExportPages(RowWriter writer, Channel channel, string sourceLocale)
{
    private const int Page = 500;

    /// <summary>All of them in order of id, some hundred at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ExportProduct>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var after = 0L;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var rows = (await writer.QueryAsync<Row>(
                """
                select p.id as product_id, p.sku, coalesce(case when @key is null then p.sku else p.attributes ->> @key end, '') as key, s.raw as source,
                    t.copy_id, t.locale, t.revision_id, coalesce(r.number, 0) as number, r.author, r.raw, r.reused_revision_id as reused, o.raw as published
                from export_target t join product p on p.id = t.product_id
                left join revision r on r.id = t.revision_id
                left join revision o on o.id = t.published_id
                left join copy sc on @source and sc.product_id = p.id and sc.locale = @sourceLocale
                left join revision s on s.id = sc.approved_revision_id
                where t.product_id > @after
                    and t.product_id <= (select max(id) from (select distinct product_id as id from export_target where product_id > @after order by 1 limit @Page) page)
                order by t.product_id, t.place
                """,
                new { key = channel.Options.Key, source = channel.Format == ChannelFormat.ShopifyTranslations, sourceLocale, after, Page })).ToList();
            if (rows.Count == 0) yield break;
            var words = channel.Format == ChannelFormat.Google ? await Provenances.OfAsync(writer, [.. rows.Where(row => row.Raw is not null).Select(row => new WrittenText(row.CopyId, row.RevisionId!.Value, row.Number, row.Author!, row.Reused, row.Raw!))]) : [];
            yield return [.. rows.GroupBy(row => row.ProductId).Select(product => Product([.. product], words))];
            after = rows[^1].ProductId;
        }
    }

    private static ExportProduct Product(List<Row> rows, Dictionary<long, IReadOnlyDictionary<string, Provenance>> words) => new(
        rows[0].ProductId,
        rows[0].Sku,
        rows[0].Key,
        Parsed(rows[0].Source),
        [.. rows.Select(row => new ExportText(row.CopyId, row.Locale, row.RevisionId, row.Number, Parsed(row.Raw), Parsed(row.Published))
        {
            Provenance = words.GetValueOrDefault(row.CopyId) ?? new Dictionary<string, Provenance>(),
        })]);

    private static Copy? Parsed(string? raw) => raw is null ? null : Copy.Parse(raw);

    private sealed record Row(
        long ProductId, string Sku, string Key, string? Source, long CopyId, string Locale, long? RevisionId, int Number, string? Author, string? Raw, long? Reused, string? Published);
}
