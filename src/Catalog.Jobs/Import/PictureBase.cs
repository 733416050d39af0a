using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>Where the pictures and documents of a file lie.</summary>
internal sealed class PictureBase(NpgsqlDataSource source, DataFolder folder)
{
    /// <summary>
    /// For an uploaded file, which comes without any, where those of the newest other import lay;
    /// else beside the file. For a rejects file it is where those of its import lay; see <see cref="RejectsFile"/>.
    /// </summary>
    /// <param name="file">Its full path.</param>
    public async Task<string> FindAsync(string file, CancellationToken ct) => await OfUploadAsync(file, ct) ?? Path.GetDirectoryName(file)!;

    private async Task<string?> OfUploadAsync(string file, CancellationToken ct)
    {
        var uploads = Path.GetFullPath(folder.Uploads) + Path.DirectorySeparatorChar;
        if (!file.StartsWith(uploads, StringComparison.Ordinal)) return null;
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition("""
            select base_folder from import
            where state = 'finished' and kind = 'products' and not starts_with(base_folder, @uploads)
            order by id desc limit 1
            """, new { uploads }, cancellationToken: ct));
    }
}
