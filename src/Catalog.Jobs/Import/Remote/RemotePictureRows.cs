using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Remote;

/// <summary>A picture that was fetched.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Hash">XxHash128 of its content, hex.</param>
internal sealed record RemotePicture(string Url, string? Path, string? Hash, string? ETag, string? LastModified, DateTimeOffset CheckedAt)
{
    /// <summary>What a newer one is known by.</summary>
    public RemoteVersion Version => new(ETag, LastModified);
}

/// <summary>Table remote_picture.</summary>
internal sealed class RemotePictureRows(NpgsqlDataSource database)
{
    /// <summary>What is known of addresses.</summary>
    public async Task<Dictionary<string, RemotePicture>> ReadAsync(IEnumerable<string> urls, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<RemotePicture>(new CommandDefinition(
            "select url, path, hash, etag, last_modified, checked_at from remote_picture where url = any(@urls)", new { urls = urls.ToArray() }, cancellationToken: ct));
        return rows.ToDictionary(row => row.Url);
    }

    /// <summary>Notes a picture that was fetched, or looked at and is as before.</summary>
    public Task PutAsync(RemotePicture picture, long? bytes, CancellationToken ct) => ExecuteAsync("""
        insert into remote_picture (url, path, hash, bytes, etag, last_modified, checked_at) values (@Url, @Path, @Hash, @bytes, @ETag, @LastModified, @CheckedAt)
        on conflict (url) do update set path = excluded.path, hash = excluded.hash, bytes = coalesce(excluded.bytes, remote_picture.bytes),
            etag = excluded.etag, last_modified = excluded.last_modified, checked_at = excluded.checked_at, problem = null
        """, new { picture.Url, picture.Path, picture.Hash, bytes, picture.ETag, picture.LastModified, picture.CheckedAt }, ct);

    /// <summary>Notes that a picture couldn't be fetched; an older one stays.</summary>
    public Task FailAsync(string url, string problem, DateTimeOffset now, CancellationToken ct) => ExecuteAsync("""
        insert into remote_picture (url, problem, checked_at) values (@url, @problem, @now) on conflict (url) do update set problem = excluded.problem
        """, new { url, problem, now }, ct);

    private async Task ExecuteAsync(string sql, object parameters, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct));
    }
}
