using Catalog.Jobs.Catalogs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>The batch of a taking back in export_batch, which grows with what is written.</summary>
internal sealed class ReturnBatch(NpgsqlConnection connection, Channel channel, long id, long takesBack)
{
    /// <summary>Its number.</summary>
    public long Id => id;

    /// <summary>Rows of the table that have the texts from before again.</summary>
    public int Rows { get; private set; }

    /// <summary>Cells of these.</summary>
    public int Cells { get; private set; }

    /// <summary>Rows that stay as they are, though they should go back.</summary>
    public List<ConflictRow> Kept { get; } = [];

    /// <summary>Notes the beginning.</summary>
    public static async Task<ReturnBatch> BeginAsync(NpgsqlConnection connection, Channel channel, string table, string startedBy, long takesBack, CancellationToken ct) =>
        new(connection, channel, await connection.QuerySingleAsync<long>(new CommandDefinition("""
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by, takes_back)
            values (@Name, 'sql', @table, 0, 0, 0, @startedBy, @takesBack) returning id
            """, new { channel.Name, table, startedBy, takesBack }, cancellationToken: ct)), takesBack);

    /// <summary>Adds rows that went back, and those that did not with why, in the transaction that notes the rows.</summary>
    public async Task AddAsync(IReadOnlyList<WrittenChange> written, IReadOnlyList<(WrittenChange Change, ConflictRow Why)> kept, NpgsqlTransaction transaction, CancellationToken ct)
    {
        (Rows, Cells) = (Rows + written.Count, Cells + written.Sum(change => change.After.Count));
        Kept.AddRange(kept.Select(row => row.Why));
        var texts = written.SelectMany(change => Locales(change.After.Keys).Select(locale => (change.ProductId, locale))).ToList();
        var left = kept.SelectMany(row => Locales(row.Change.After.Keys).Select(locale => (row.Change.ProductId, locale, row.Why))).ToList();
        await connection.ExecuteAsync(new CommandDefinition("""
            update export_batch set rows = @Rows, cells = @Cells, skipped = skipped + @left, held = held + @left where id = @id;
            insert into export_item (batch_id, copy_id, revision_id)
            select @id, c.id, (
                select i.revision_id from export_item i join export_batch b on b.id = i.batch_id
                where i.copy_id = c.id and b.channel = @Name and i.batch_id < @takesBack order by i.batch_id desc limit 1)
            from unnest(@products, @locales) n (product_id, locale) join copy c on c.product_id = n.product_id and c.locale = n.locale
            on conflict (batch_id, copy_id) do nothing;
            insert into export_skip (batch_id, copy_id, field, code, reason)
            select @id, c.id, '', n.code, n.reason
            from unnest(@keptProducts, @keptLocales, @codes, @reasons) n (product_id, locale, code, reason) join copy c on c.product_id = n.product_id and c.locale = n.locale
            on conflict (batch_id, copy_id) do nothing
            """,
            new
            {
                id,
                channel.Name,
                takesBack,
                Rows,
                Cells,
                left = left.Count,
                products = texts.Select(text => text.ProductId).ToArray(),
                locales = texts.Select(text => text.locale).ToArray(),
                keptProducts = left.Select(text => text.ProductId).ToArray(),
                keptLocales = left.Select(text => text.locale).ToArray(),
                codes = left.Select(text => text.Why.Kind).ToArray(),
                reasons = left.Select(text => text.Why.Message).ToArray(),
            },
            transaction, cancellationToken: ct));
    }

    /// <summary>Notes the end. A batch of which rows are left can be taken back once more.</summary>
    public Task EndAsync(CancellationToken ct) => connection.ExecuteAsync(new CommandDefinition(
        Kept.Count == 0
            ? "update export_batch set taken_back_by = @id where id = @takesBack"
            : "update export_batch set notes = notes || @note where id = @id",
        new { id, takesBack, note = $"{Kept.Count} rows stay as they are: see below. When they are settled, take export {takesBack} back once more." }, cancellationToken: ct));

    private IEnumerable<string> Locales(IEnumerable<string> columns) =>
        columns.Select(name => channel.Target!.Columns.FirstOrDefault(column => column.Column == name)?.Locale).OfType<string>().Distinct();
}
