using System.Globalization;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Tells whose rejects a file has.</summary>
public sealed class RejectOrigins(NpgsqlDataSource source, DataFolder folder)
{
    /// <summary>The import whose rejects file is called so; null where it is no such file.</summary>
    public async Task<long?> OriginAsync(string fileName, CancellationToken ct)
    {
        if (!long.TryParse(fileName.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var importId)) return null;
        return await FileNameAsync(importId, ct) == fileName ? importId : null;
    }

    /// <summary>The name of an import's rejects file; null where it has none.</summary>
    public async Task<string?> FileNameAsync(long importId, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var name = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "select file_name from import where id = @importId and rejected > 0", new { importId }, cancellationToken: ct));
        return name is null ? null : Path.GetFileName(new RejectsFile(source, folder).PathOf(importId, name));
    }
}
