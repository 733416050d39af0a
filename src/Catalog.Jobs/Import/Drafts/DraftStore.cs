using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Table import_draft as people see and change it.</summary>
public sealed class DraftStore(NpgsqlDataSource source)
{
    private const string Select = """
        select id, file_name, path, bytes, hash, mapping::text as mapping, mapping_name, channel, is_mapped, is_full, may_retire_many, version, state, report::text as report,
            stamp::text as stamp, problem, rows_done, bytes_done, import_id, started_by, started_at
        from import_draft
        """;

    /// <summary>Notes a file that came.</summary>
    /// <param name="channel">See <see cref="ImportDraft.Channel"/>.</param>
    public async Task<long> AddAsync(string fileName, string path, long bytes, string hash, SourceMapping mapping, string mappingName, string channel, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<long>(new CommandDefinition("""
            insert into import_draft (file_name, path, bytes, hash, mapping, mapping_name, channel, started_by)
            values (@fileName, @path, @bytes, @hash, @mapping, @mappingName, @channel, @by) returning id
            """, new { fileName, path, bytes, hash, mapping = Jsonb.Of(mapping), mappingName, channel, by }, cancellationToken: ct));
    }

    /// <summary>A draft; null where there is none.</summary>
    public async Task<ImportDraft?> GetAsync(long id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await connection.QuerySingleOrDefaultAsync<DraftRow>(new CommandDefinition($"{Select} where id = @id", new { id }, cancellationToken: ct)))?.Draft;
    }

    /// <summary>The newest drafts whose file is there and that didn't become an import.</summary>
    public async Task<IReadOnlyList<ImportDraft>> OpenAsync(int limit, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<DraftRow>(new CommandDefinition(
            $"{Select} where path <> '' and state <> 'imported' order by id desc limit @limit", new { limit }, cancellationToken: ct));
        return [.. rows.Select(row => row.Draft)];
    }

    /// <summary>Takes what a person decided. A dry run of what it was before no longer counts.</summary>
    /// <param name="draft">As the person saw it; what is decided is in its copy <paramref name="decided"/>.</param>
    /// <returns>False where somebody else changed it meanwhile, or a job works on it.</returns>
    public async Task<bool> DecideAsync(ImportDraft draft, ImportDraft decided, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition("""
            update import_draft set mapping = @mapping, mapping_name = @MappingName, channel = @Channel, is_mapped = @IsMapped, is_full = @IsFull, may_retire_many = @MayRetireMany, version = version + 1,
                state = 'open', report = null, stamp = null, problem = null, touched_at = now()
            where id = @Id and version = @seen and state in ('open', 'checked')
            """,
            new { mapping = Jsonb.Of(decided.Mapping), decided.MappingName, decided.Channel, decided.IsMapped, decided.IsFull, decided.MayRetireMany, draft.Id, seen = draft.Version },
            cancellationToken: ct)) == 1;
    }

    /// <summary>Hands a draft to a job.</summary>
    /// <param name="to">Checking or importing.</param>
    /// <returns>False where somebody else changed it meanwhile, or a job works on it.</returns>
    public async Task<bool> BeginAsync(long id, int version, DraftState to, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition("""
            update import_draft set state = @state, stop = false, problem = null, rows_done = 0, bytes_done = 0, touched_at = now(),
                report = case when @state = 'checking' then null else report end, stamp = case when @state = 'checking' then null else stamp end
            where id = @id and version = @version and (state = 'checked' or state = 'open' and @state = 'checking')
            """, new { id, version, state = DraftRow.Word(to) }, cancellationToken: ct)) == 1;
    }

    /// <summary>Asks the job that works on a draft to end; what it did by then is undone.</summary>
    public async Task StopAsync(long id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "update import_draft set stop = true where id = @id and state in ('checking', 'importing')", new { id }, cancellationToken: ct));
    }

    /// <summary>The newest import that was finished; 0: none.</summary>
    public async Task<long> LastImportAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<long>(new CommandDefinition("select coalesce(max(id), 0) from import where state = 'finished'", cancellationToken: ct));
    }
}
