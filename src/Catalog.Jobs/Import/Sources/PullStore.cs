using Catalog.Jobs.Import.Remote;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Sources;

/// <summary>A source's last pull.</summary>
/// <param name="State">A word of <see cref="PullState"/>.</param>
public sealed record PullRecord(string Name, string State, string Message, string StartedBy, long? ImportId, DateTimeOffset PulledAt, double Seconds);

/// <summary>Table source_pull.</summary>
public sealed class PullStore(NpgsqlDataSource database)
{
    /// <summary>The last pulls by name.</summary>
    public async Task<IReadOnlyDictionary<string, PullRecord>> ReadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<PullRecord>(new CommandDefinition(
            "select name, state, message, started_by, import_id, pulled_at, seconds from source_pull", cancellationToken: ct));
        return rows.ToDictionary(row => row.Name);
    }

    /// <summary>What is kept of the last answer that was imported, if it was to the same request.</summary>
    internal async Task<RemoteVersion> VersionAsync(string name, string request, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<RemoteVersion>(new CommandDefinition(
            "select etag, last_modified from source_pull where name = @name and request = @request", new { name, request }, cancellationToken: ct)) ?? RemoteVersion.None;
    }

    /// <summary>Notes how a pull went.</summary>
    /// <param name="kept">The request and its answer's version where it was imported; null: what is kept stays.</param>
    internal async Task NoteAsync(PullRecord pull, (string Request, RemoteVersion Version)? kept, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into source_pull (name, state, message, started_by, import_id, pulled_at, seconds, request, etag, last_modified)
            values (@Name, @State, @Message, @StartedBy, @ImportId, @PulledAt, @Seconds, coalesce(@request, ''), @ETag, @LastModified)
            on conflict (name) do update set
                state = excluded.state, message = excluded.message, started_by = excluded.started_by, pulled_at = excluded.pulled_at, seconds = excluded.seconds,
                import_id = coalesce(excluded.import_id, source_pull.import_id), request = coalesce(@request, source_pull.request),
                etag = case when @request is null then source_pull.etag else excluded.etag end,
                last_modified = case when @request is null then source_pull.last_modified else excluded.last_modified end
            """,
            new
            {
                pull.Name,
                pull.State,
                pull.Message,
                pull.StartedBy,
                pull.ImportId,
                pull.PulledAt,
                pull.Seconds,
                request = kept?.Request,
                kept?.Version.ETag,
                kept?.Version.LastModified,
            },
            cancellationToken: ct));
    }
}
