using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>
/// Table media_hash: hashes of pictures and documents by path, size and time of change, so that a file that is as before isn't read again.
/// They are true whatever becomes of an import, so they are kept at once.
/// </summary>
internal sealed class MediaHashes(NpgsqlDataSource source, TimeProvider time)
{
    // A file that was just written could be written again within the same tick of its file system's clock.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Full path → hash, of those that are as they were.</summary>
    public async Task<Dictionary<string, string>> GetAsync(IReadOnlyCollection<FileInfo> files, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<(string Path, long Size, long ChangedAt, string Hash)>(new CommandDefinition(
            "select path, size, changed_at, hash from media_hash where path = any(@paths)",
            new { paths = files.Select(file => file.FullName).Distinct().ToArray() }, cancellationToken: ct))).ToDictionary(row => row.Path);
        var same = new Dictionary<string, string>();
        foreach (var file in files)
        {
            if (rows.TryGetValue(file.FullName, out var row) && row.Size == file.Length && row.ChangedAt == file.LastWriteTimeUtc.Ticks) same[file.FullName] = row.Hash;
        }

        return same;
    }

    /// <summary>Keeps the hashes of files that were read, but for those that changed a moment ago.</summary>
    public async Task KeepAsync(IReadOnlyCollection<FileInfo> files, Func<string, string> hashOf, CancellationToken ct)
    {
        var settled = time.GetUtcNow() - Settled;
        var rows = files.Where(file => file.LastWriteTimeUtc < settled).DistinctBy(file => file.FullName).OrderBy(file => file.FullName, StringComparer.Ordinal).ToList();
        if (rows.Count == 0) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into media_hash (path, size, changed_at, hash) select * from unnest(@paths, @sizes, @times, @hashes)
            on conflict (path) do update set size = excluded.size, changed_at = excluded.changed_at, hash = excluded.hash
            """,
            new
            {
                paths = rows.Select(file => file.FullName).ToArray(),
                sizes = rows.Select(file => file.Length).ToArray(),
                times = rows.Select(file => file.LastWriteTimeUtc.Ticks).ToArray(),
                hashes = rows.Select(file => hashOf(file.FullName)).ToArray(),
            },
            cancellationToken: ct));
    }
}
