using System.Security.Cryptography;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Audit;

/// <summary>
/// Notes in the audit log that catalog.json is another than before. The file is changed by whoever may write to the data folder, so who it was isn't known;
/// its contents aren't kept, for they may name servers: the hash says which of somebody's versions it was.
/// </summary>
public sealed class SettingsWatch(NpgsqlDataSource source, DataFolder folder)
{
    private const int LockClass = 7015;

    /// <summary>Looks once. Called every minute by a job.</summary>
    /// <returns>True where there was a change to note.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(folder.Root, "catalog.json");
        if (!File.Exists(file)) return false;
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellation)));
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(@LockClass, 2)", new { LockClass }, transaction, cancellationToken: cancellation));
        var last = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "select detail::jsonb ->> 'sha256' from audit_entry where action = 'settings.change' order by id desc limit 1", transaction: transaction, cancellationToken: cancellation));
        if (last == hash) return false;
        await AuditLog.AddAsync(
            connection, transaction, "system", "settings.change", "catalog.json", new Dictionary<string, string> { ["sha256"] = hash, ["before"] = last ?? "" }, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
