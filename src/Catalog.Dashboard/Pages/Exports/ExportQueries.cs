using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>Reads exports.</summary>
public sealed class ExportQueries(NpgsqlDataSource source)
{
    private const string Columns =
        "id, channel, format, file_name, kept_file, sha256, rows, cells, skipped, held, unchanged, notes, takes_back, taken_back_by, created_by, created_at";

    /// <summary>Exports before <paramref name="before"/> (null: the newest), the newest first.</summary>
    public async Task<IReadOnlyList<ExportView>> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ExportView>(new CommandDefinition(
            $"select {Columns} from export_batch where @before::bigint is null or id < @before order by id desc limit @limit",
            new { before, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>An export; null where there is none.</summary>
    public async Task<ExportView?> GetAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ExportView>(new CommandDefinition(
            $"select {Columns} from export_batch where id = @id",
            new { id },
            cancellationToken: cancellation));
    }

    /// <summary>Texts of an export behind a copy, in the order of copies.</summary>
    public async Task<IReadOnlyList<ExportedText>> TextsAsync(ExportView export, long after, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ExportedText>(new CommandDefinition(
            """
            select i.copy_id, c.product_id, p.sku, c.locale, r.number, r.author, d.actor as approved_by, r.texts ->> 'title' as title
            from export_item i join copy c on c.id = i.copy_id join product p on p.id = c.product_id left join revision r on r.id = i.revision_id
            left join lateral (
                select actor from decision
                where revision_id = i.revision_id and to_state = 'approved' and created_at <= @CreatedAt order by id desc limit 1
            ) d on true
            where i.batch_id = @Id and i.copy_id > @after order by i.copy_id limit @limit
            """,
            new { export.Id, export.CreatedAt, after, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>Texts that an export kept back, behind a copy.</summary>
    public async Task<IReadOnlyList<HeldBack>> HeldAsync(long id, long after, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<HeldBack>(new CommandDefinition(
            """
            select s.copy_id, c.product_id, p.sku, c.locale, s.field, s.reason
            from export_skip s join copy c on c.id = s.copy_id join product p on p.id = c.product_id
            where s.batch_id = @id and s.copy_id > @after order by s.copy_id limit @limit
            """,
            new { id, after, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }
}
