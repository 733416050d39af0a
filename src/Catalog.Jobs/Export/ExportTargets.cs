using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Export;

/// <summary>
/// What a channel is to have, as a temporary table: a row a text with its revision, what the channel has of it, and in the end whether it is in
/// the file or why not. It goes with the transaction.
/// </summary>
internal sealed class ExportTargets(RowWriter writer, Channel channel)
{
    /// <summary>All approved texts of the channel's locales.</summary>
    /// <param name="blocked">Copies that stay in the house.</param>
    /// <param name="layout">What the channel has in another layout counts for nothing.</param>
    public async Task FillApprovedAsync(long[] blocked, string layout)
    {
        await CreateAsync();
        await writer.ExecuteAsync(
            """
            insert into export_target (copy_id, product_id, place, locale, revision_id, published_id)
            select c.id, c.product_id, array_position(@locales, c.locale), c.locale, c.approved_revision_id, case when b.layout = @layout then p.revision_id end
            from copy c
            left join published p on p.channel = @Name and p.copy_id = c.id
            left join export_batch b on b.id = p.batch_id
            where c.locale = any(@locales) and c.approved_revision_id is not null and not c.retired and c.id <> all(@blocked)
            """,
            new { channel.Name, locales = channel.Locales.ToArray(), layout, blocked });
        await IndexAsync();
    }

    /// <summary>What the channel has, with the texts that a batch changed as they were before it. Texts that a later batch changed stay.</summary>
    /// <returns>How many texts go back.</returns>
    public async Task<int> FillBeforeAsync(long batch)
    {
        await CreateAsync();
        await writer.ExecuteAsync(
            """
            insert into export_target (copy_id, product_id, place, locale, revision_id, published_id)
            select c.id, c.product_id, array_position(@locales, c.locale), c.locale, case when p.batch_id = @batch then before.revision_id else p.revision_id end, p.revision_id
            from published p join copy c on c.id = p.copy_id
            left join lateral (
                select i.revision_id from export_item i join export_batch b on b.id = i.batch_id
                where p.batch_id = @batch and i.copy_id = c.id and i.batch_id < @batch and b.channel = @Name
                order by i.batch_id desc limit 1
            ) before on true
            where p.channel = @Name and c.locale = any(@locales)
            """,
            new { channel.Name, locales = channel.Locales.ToArray(), batch });
        await IndexAsync();
        return await writer.SingleAsync<int>("select count(*)::int from export_target where revision_id is distinct from published_id", new { });
    }

    /// <summary>Notes what became of a page of products.</summary>
    public async Task MarkAsync(IReadOnlyList<ExportText> written, IReadOnlyList<HeldText> held)
    {
        if (written.Count > 0) await writer.ExecuteAsync("update export_target set written = true where copy_id = any(@ids)", new { ids = written.Select(text => text.CopyId).ToArray() });
        if (held.Count == 0) return;
        await writer.ExecuteAsync(
            """
            update export_target t set field = h.field, code = h.code, reason = h.reason
            from unnest(@ids, @fields, @codes, @reasons) as h (id, field, code, reason) where t.copy_id = h.id
            """,
            new
            {
                ids = held.Select(text => text.Text.CopyId).ToArray(),
                fields = held.Select(text => text.Field).ToArray(),
                codes = held.Select(text => text.Code).ToArray(),
                reasons = held.Select(text => text.Reason).ToArray(),
            });
    }

    private Task<int> CreateAsync() => writer.ExecuteAsync(
        """
        create temporary table export_target (
            copy_id bigint primary key, product_id bigint, place int, locale text, revision_id bigint, published_id bigint,
            written boolean not null default false, field text, code text, reason text
        ) on commit drop
        """,
        new { });

    private Task<int> IndexAsync() => writer.ExecuteAsync("create index on export_target (product_id, place); analyze export_target", new { });
}
