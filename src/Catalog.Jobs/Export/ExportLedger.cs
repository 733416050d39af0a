using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Export;

/// <summary>Writes a batch with its items, what it kept back, and what the channel has from now on; all from table export_target.</summary>
internal sealed class ExportLedger(RowWriter writer, Channel channel, string startedBy)
{
    /// <summary>Of all that decides what a text looks like in the file.</summary>
    public string Layout { get; } = Hash.Of(Jsonb.Write(new { channel.Format, channel.Fields, channel.Options }));

    /// <summary>Notes the batch.</summary>
    /// <param name="kept">The data folder's file.</param>
    /// <param name="blocked">Copies that were left out from the start.</param>
    /// <returns>The report with what is known by now.</returns>
    public async Task<ExportReport> NoteAsync(ExportReport report, string kept, long[] blocked)
    {
        var locales = channel.Locales.ToArray();
        var (id, skipped, unchanged, held) = await writer.SingleAsync<(long, int, int, int)>(
            """
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by, kept_file, sha256, layout, guarded, unchanged, held, notes, takes_back)
            select @Name, @format, @File, @Rows, @Cells, t.held + case when @TakesBack::bigint is null then c.open else 0 end, @startedBy, @kept, @Sha256, @Layout, @guarded,
                t.unchanged, t.held + cardinality(@blocked), @notes, @TakesBack
            from (select count(*) as open from copy where locale = any(@locales) and not retired and (approved_revision_id is null or id = any(@blocked))) c,
                (select count(*) filter (where code is not null)::int as held, count(*) filter (where not written and code is null)::int as unchanged from export_target) t
            returning id, skipped, unchanged, held
            """,
            new
            {
                channel.Name,
                format = ChannelKind.Of(channel.Format).Word,
                report.File,
                report.Rows,
                report.Cells,
                startedBy,
                kept,
                report.Sha256,
                Layout,
                guarded = FileForm.Of(channel, ',').IsGuarded,
                notes = report.Notes.ToArray(),
                report.TakesBack,
                locales,
                blocked,
            });
        await StoreAsync(id, report.TakesBack, blocked);
        return report with { BatchId = id, Skipped = skipped, Unchanged = unchanged, KeptBack = held, Held = await HeldAsync(id) };
    }

    private async Task StoreAsync(long id, long? takesBack, long[] blocked)
    {
        await writer.ExecuteAsync("insert into export_item (batch_id, copy_id, revision_id) select @id, copy_id, revision_id from export_target where written", new { id });
        await writer.ExecuteAsync(
            """
            insert into export_skip (batch_id, copy_id, field, code, reason)
            select @id, copy_id, field, code, reason from export_target where code is not null
            union all
            select @id, copy, '', 'enforced', 'A check that catalog.json enforces found something in it.' from unnest(@blocked) as b (copy)
            """,
            new { id, blocked });
        await writer.ExecuteAsync(
            """
            insert into published (channel, copy_id, revision_id, batch_id)
            select @Name, copy_id, revision_id, @id from export_target where written and revision_id is not null
            on conflict (channel, copy_id) do update set revision_id = excluded.revision_id, batch_id = excluded.batch_id
            where published.revision_id <> excluded.revision_id or (select layout from export_batch where id = published.batch_id) <> @Layout
            """,
            new { id, channel.Name, Layout });
        await writer.ExecuteAsync(
            "delete from published p using export_target t where t.written and t.revision_id is null and p.channel = @Name and p.copy_id = t.copy_id", new { channel.Name });
        if (takesBack is not null) await writer.ExecuteAsync("update export_batch set taken_back_by = @id where id = @takesBack", new { id, takesBack });
    }

    private async Task<IReadOnlyList<KeptBackText>> HeldAsync(long id) => [.. await writer.QueryAsync<KeptBackText>(
        """
        select p.sku, c.locale, s.field, s.code, s.reason
        from export_skip s join copy c on c.id = s.copy_id join product p on p.id = c.product_id
        where s.batch_id = @id order by s.copy_id limit @ShownHeld
        """,
        new { id, ExportReport.ShownHeld })];
}
