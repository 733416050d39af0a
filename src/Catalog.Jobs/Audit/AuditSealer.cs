using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Jobs.Audit;

/// <summary>
/// Links entries into the chain, in batches: who acts doesn't wait for the chain, and an entry is linked within a minute, or when somebody looks.
/// Two callers are safe: one works, the other waits for it.
/// </summary>
public sealed class AuditSealer(NpgsqlDataSource source)
{
    private const int Batch = 5000;
    private const int LockClass = 7015;

    /// <summary>Links all entries that wait.</summary>
    /// <returns>How many were linked.</returns>
    public async Task<long> SealAsync(CancellationToken cancellation)
    {
        long linked = 0;
        while (true)
        {
            var batch = await SealBatchAsync(cancellation);
            linked += batch;
            if (batch < Batch) return linked;
        }
    }

    private async Task<int> SealBatchAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        CommandDefinition Command(string sql, object? parameters = null) => new(sql, parameters, transaction, cancellationToken: cancellation);

        await connection.ExecuteAsync(Command("select pg_advisory_xact_lock(@LockClass, 1)", new { LockClass }));
        var entries = (await connection.QueryAsync<AuditEntry>(Command(
            $"select {AuditEntry.Columns} from audit_pending w join audit_entry e on e.id = w.entry_id order by e.id limit @Batch", new { Batch }))).AsList();
        if (entries.Count == 0) return 0;
        var (seq, hash) = await connection.QuerySingleOrDefaultAsync<(long Seq, byte[]? Hash)>(Command(
            "select seq, hash from audit_link order by seq desc limit 1"));
        hash ??= AuditChain.Start.ToArray();
        await using (var rows = await connection.BeginBinaryImportAsync("copy audit_link (seq, entry_id, hash) from stdin (format binary)", cancellation))
        {
            foreach (var entry in entries)
            {
                hash = AuditChain.Hash(hash, ++seq, entry);
                await rows.StartRowAsync(cancellation);
                await rows.WriteAsync(seq, NpgsqlDbType.Bigint, cancellation);
                await rows.WriteAsync(entry.Id, NpgsqlDbType.Bigint, cancellation);
                await rows.WriteAsync(hash, NpgsqlDbType.Bytea, cancellation);
            }

            await rows.CompleteAsync(cancellation);
        }

        await connection.ExecuteAsync(Command("delete from audit_pending where entry_id = any(@ids)", new { ids = entries.Select(entry => entry.Id).ToArray() }));
        await transaction.CommitAsync(cancellation);
        return entries.Count;
    }
}
