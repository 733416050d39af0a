using Catalog.Jobs.Import;
using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>Reads imports.</summary>
public sealed class ImportQueries(NpgsqlDataSource source)
{
    // A product of Shopify has at most 2,048 variants.
    private const int MostLines = 2100;

    private const string Columns =
        """
        id, file_name, columns, state, kind, channel, rows, added, changed, unchanged, rejected, notes, error,
        started_by, started_at, finished_at, retired, skipped, bytes, total_bytes, stop_requested_by, corrects,
        (select m.mapping::text from import_mapping m where m.import_id = import.id) as mapping
        """;

    /// <summary>Imports before <paramref name="before"/> (null: the newest), the newest first.</summary>
    public async Task<IReadOnlyList<ImportView>> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ImportView>(new CommandDefinition(
            $"select {Columns} from import where @before::bigint is null or id < @before order by id desc limit @limit",
            new { before, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>An import; null where there is none.</summary>
    public async Task<ImportView?> GetAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ImportView>(new CommandDefinition(
            $"select {Columns} from import where id = @id",
            new { id },
            cancellationToken: cancellation));
    }

    /// <summary>Rejected rows behind a line, in the file's order.</summary>
    public async Task<IReadOnlyList<RejectView>> RejectsAsync(long id, int afterLine, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<RejectView>(new CommandDefinition(
            """
            select line, column_name, code, reason, hint, cells, resolved_by from import_reject
            where import_id = @id and line > @afterLine order by line limit @limit
            """,
            new { id, afterLine, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>A rejected row with the further lines of its product; empty where there is no such row.</summary>
    public async Task<IReadOnlyList<RejectView>> ProductAsync(long id, int line, CancellationToken cancellation)
    {
        var rows = await RejectsAsync(id, line - 1, MostLines, cancellation);
        if (rows is not [{ IsFurther: false } first, ..] || first.Line != line) return [];
        return [first, .. rows.Skip(1).TakeWhile(row => row.IsFurther)];
    }

    /// <summary>The first skipped values, in the file's order.</summary>
    public async Task<IReadOnlyList<SkippedValue>> WarningsAsync(long id, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<SkippedValue>(new CommandDefinition(
            """select line as "Line", column_name as "Column", code as "Code", reason as "Reason" from import_warning where import_id = @id order by id limit @limit""",
            new { id, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>How many of the rows that an import left out were brought again and are in by now.</summary>
    public async Task<RejectsReceipt> ReceiptAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await Corrections.ReceiptAsync(connection, id, cancellation);
    }

    /// <summary>Asks a running import to stop; it looks once a second.</summary>
    public async Task StopAsync(long id, string account, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "update import set stop_requested_by = @account where id = @id and state = 'running' and stop_requested_by is null",
            new { id, account },
            cancellationToken: cancellation));
    }
}
