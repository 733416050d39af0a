using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>Reads exports.</summary>
public sealed class ExportQueries(NpgsqlDataSource source)
{
    private const string Columns = "id, channel, format, file_name, rows, cells, skipped, created_by, created_at";

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
}
