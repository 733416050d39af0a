using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Archives;

/// <summary>
/// Deletes unpacked zip files that nobody needs any more. One is needed while a product has a picture or document in it, a draft is of its file, an import of it has
/// rejected rows that are still out, or it is the newest import's: the next uploaded table may name pictures there. May run beside imports: what one of them uses is young.
/// </summary>
public sealed class ArchiveSweep(NpgsqlDataSource source, DataFolder folder, TimeProvider time)
{
    /// <summary>How long one stays that nobody needs, counted from when it was unpacked or used last.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    // Of a process that was killed while it unpacked.
    private static readonly TimeSpan LeftBehind = TimeSpan.FromDays(1);

    /// <summary>Sweeps.</summary>
    /// <returns>How many folders were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!Directory.Exists(folder.Archives)) return 0;
        var now = time.GetUtcNow().UtcDateTime;
        var old = new DirectoryInfo(folder.Archives).EnumerateDirectories().Where(one => now - one.LastWriteTimeUtc > (IsUnfinished(one) ? LeftBehind : Patience)).ToList();
        if (old.Count == 0) return 0;
        var needed = await NeededAsync(ct);
        var swept = 0;
        foreach (var one in old.Where(one => !needed.Contains(one.Name)))
        {
            // Whoever came for it since the list was made has made it young.
            one.Refresh();
            if (!one.Exists || now - one.LastWriteTimeUtc <= LeftBehind) continue;
            one.Delete(recursive: true);
            swept++;
        }

        return swept;
    }

    // While it is unpacked, something stands behind the name.
    private static bool IsUnfinished(DirectoryInfo one) => one.Name.Contains('.', StringComparison.Ordinal);

    private async Task<HashSet<string>> NeededAsync(CancellationToken ct)
    {
        var root = Path.GetFullPath(folder.Archives) + Path.DirectorySeparatorChar;
        await using var connection = await source.OpenConnectionAsync(ct);
        var names = await connection.QueryAsync<string>(new CommandDefinition("""
            with used (path) as (
                select m ->> 'path' from product, jsonb_array_elements(pictures || documents) m where starts_with(m ->> 'path', @root)
                union
                select base_folder || '/' from import i
                where starts_with(base_folder, @root) and (
                    state = 'running' or exists (select from import_reject r where r.import_id = i.id and r.resolved_by is null)
                    or id = (select max(id) from import where state = 'finished' and kind = 'products'))
            )
            select distinct split_part(substr(path, length(@root) + 1), '/', 1) from used
            union
            select hash from import_draft where path <> ''
            """, new { root }, commandTimeout: 600, cancellationToken: ct));
        return [.. names];
    }
}
