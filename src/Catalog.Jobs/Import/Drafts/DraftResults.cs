using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Table import_draft as jobs write it.</summary>
internal sealed class DraftResults(NpgsqlDataSource source)
{
    /// <summary>Notes how far a job is.</summary>
    /// <returns>True where a person wants it to end.</returns>
    public async Task<bool> ProgressAsync(long id, ImportProgress progress)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>(
            "update import_draft set rows_done = @Rows, bytes_done = @Bytes, touched_at = now() where id = @id returning stop",
            new { id, progress.Rows, progress.Bytes });
    }

    /// <summary>Keeps a dry run.</summary>
    public Task CheckedAsync(long id, DraftReport report, DraftStamp stamp) =>
        ExecuteAsync("""
            update import_draft set state = 'checked', report = @report, stamp = @stamp, touched_at = now() where id = @id and state = 'checking'
            """, new { id, report = Jsonb.Of(report), stamp = Jsonb.Of(stamp) });

    /// <summary>Notes why dry run or import came to nothing. A person decides anew.</summary>
    public Task FailedAsync(long id, string problem) =>
        ExecuteAsync("""
            update import_draft set state = 'open', report = null, stamp = null, problem = @problem, touched_at = now()
            where id = @id and state in ('checking', 'importing')
            """, new { id, problem });

    /// <summary>Notes which import it became, and keeps with that how it was read.</summary>
    /// <param name="notes">What a person should know beside what the import says itself.</param>
    public Task ImportedAsync(ImportDraft draft, long importId, IReadOnlyList<string> notes) =>
        ExecuteAsync("""
            update import_draft set state = 'imported', import_id = @importId, touched_at = now() where id = @Id;
            update import set notes = @notes || notes where id = @importId;
            insert into import_mapping (import_id, name, mapping) select @importId, @MappingName, @mapping where not @HasTexts on conflict do nothing
            """, new { draft.Id, importId, draft.HasTexts, notes = notes.ToArray(), draft.MappingName, mapping = Jsonb.Of(draft.Mapping) });

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }
}
