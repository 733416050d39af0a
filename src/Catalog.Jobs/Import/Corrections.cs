using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>Keeps count of the rejected rows that were fixed and brought again.</summary>
public static class Corrections
{
    /// <summary>Notes that rows which an import had left out are in now; where it was itself a rejects file, those that it came from, too.</summary>
    /// <param name="importId">The import that brought them.</param>
    /// <param name="corrects">The import that had left them out.</param>
    /// <param name="lines">Their lines in its file.</param>
    public static async Task<RejectsReceipt> ResolveAsync(NpgsqlTransaction transaction, long importId, long corrects, IReadOnlyCollection<int> lines, CancellationToken ct)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition("""
            with recursive fixed (import_id, line) as (
                select @corrects, line from unnest(@lines) line
                union
                select i.corrects, r.corrects_line
                from fixed f join import i on i.id = f.import_id join import_reject r on r.import_id = f.import_id and r.line = f.line
                where i.corrects is not null and r.corrects_line is not null
            )
            update import_reject r set resolved_by = @importId from fixed f
            where r.import_id = f.import_id and r.line = f.line and r.resolved_by is null
            """, new { importId, corrects, lines = lines.ToArray() }, transaction, cancellationToken: ct));
        return await ReceiptAsync(connection, corrects, ct);
    }

    /// <summary>How many rows that an import had left out are in by now.</summary>
    public static Task<RejectsReceipt> ReceiptAsync(NpgsqlConnection connection, long importId, CancellationToken ct) =>
        connection.QuerySingleAsync<RejectsReceipt>(new CommandDefinition("""
            select @importId::bigint as ImportId, count(resolved_by)::int as "In", (count(*) - count(resolved_by))::int as "Out"
            from import_reject where import_id = @importId and code <> @FurtherLine
            """, new { importId, RowReject.FurtherLine }, cancellationToken: ct));
}
