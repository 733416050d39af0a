using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>Imports that wait for a worker.</summary>
public static class ImportQueue
{
    /// <summary>Notes one, so that people see it from the start; its id goes into <see cref="ImportOptions.ImportId"/>.</summary>
    /// <param name="fileName">What the person called the file.</param>
    public static async Task<long> AddAsync(NpgsqlDataSource source, string fileName, string startedBy, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<long>(new CommandDefinition("""
            insert into import (file_name, state, started_by) values (@fileName, 'queued', @startedBy) returning id
            """, new { fileName, startedBy }, cancellationToken: ct));
    }
}
