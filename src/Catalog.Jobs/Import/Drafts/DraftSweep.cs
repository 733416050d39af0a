using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Deletes the files of drafts to which nobody came back for a while. Drafts that became an import lose theirs as well: its rows are in the database.</summary>
public sealed class DraftSweep(NpgsqlDataSource source, DraftFiles files, TimeProvider time)
{
    /// <summary>How long a file waits for its person.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>Sweeps.</summary>
    /// <returns>How many files were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var old = (await connection.QueryAsync<(long Id, string Path)>(new CommandDefinition("""
            select id, path from import_draft where path <> '' and touched_at < @before order by id
            """, new { before = time.GetUtcNow() - Patience }, cancellationToken: ct))).AsList();
        foreach (var (id, path) in old)
        {
            files.Delete(path);
            await connection.ExecuteAsync(new CommandDefinition("""
                update import_draft set path = '', state = case when state = 'imported' then state else 'open' end, report = null, stamp = null where id = @id
                """, new { id }, cancellationToken: ct));
        }

        return old.Count;
    }
}
