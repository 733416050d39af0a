using Catalog.Jobs.Catalogs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>A write-back's row in export_batch, which grows with what is written: which revision stands in the table since when, and by whom.</summary>
internal sealed class WriteBackBatch
{
    private WriteBackBatch(long id, int skipped) => (Id, Skipped) = (id, skipped);

    public long Id { get; }

    /// <summary>Texts that aren't approved, or kept back.</summary>
    public int Skipped { get; }

    /// <summary>Rows of the table that were written.</summary>
    public int Rows { get; private set; }

    /// <summary>Cells that were written.</summary>
    public int Cells { get; private set; }

    /// <summary>Notes the beginning.</summary>
    public static async Task<WriteBackBatch> BeginAsync(NpgsqlConnection connection, Channel channel, string table, string startedBy, long[] blocked, CancellationToken ct)
    {
        var (id, skipped) = await connection.QuerySingleAsync<(long, int)>(new CommandDefinition("""
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by)
            select @Name, 'sql', @table, 0, 0, count(*), @startedBy
            from copy where locale = any(@locales) and not retired and (approved_revision_id is null or id = any(@blocked))
            returning id, skipped
            """, new { channel.Name, table, startedBy, locales = channel.Locales.ToArray(), blocked }, cancellationToken: ct));
        return new(id, skipped);
    }

    /// <summary>Adds rows that were written, in the transaction that notes them.</summary>
    /// <param name="texts">The texts of which a cell was written.</param>
    public async Task AddAsync(NpgsqlConnection connection, int rows, int cells, IReadOnlyCollection<CellText> texts, NpgsqlTransaction transaction, CancellationToken ct)
    {
        (Rows, Cells) = (Rows + rows, Cells + cells);
        await connection.ExecuteAsync(new CommandDefinition("""
            update export_batch set rows = @Rows, cells = @Cells where id = @Id;
            insert into export_item (batch_id, copy_id, revision_id) select @Id, t.copy_id, t.revision_id from unnest(@copies, @revisions) t (copy_id, revision_id)
            on conflict (batch_id, copy_id) do nothing
            """,
            new { Id, Rows, Cells, copies = texts.Select(text => text.CopyId).ToArray(), revisions = texts.Select(text => text.RevisionId).ToArray() },
            transaction, cancellationToken: ct));
    }
}
