using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Products;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>
/// Writes the approved texts of a channel into a table of a shop's own PostgreSQL, each row only where it still has the version that we know. The table's
/// transaction ends before ours: what was written and not noted, since the program was killed, is found in the row by the next write-back.
/// Docs: docs/exporting.md, docs/decisions/0016-write-back.md.
/// </summary>
public sealed class WriteBacks(NpgsqlDataSource source, ProductStore products, TimeProvider time)
{
    // Two write-backs of a channel take turns.
    private const int LockClass = 7046;

    /// <summary>Writes what changed.</summary>
    /// <param name="catalog">Whose enforced checks keep texts back.</param>
    /// <param name="channel">One of the format sql.</param>
    /// <param name="startedBy">An account, <c>schedule</c> or <c>command line</c>.</param>
    public async Task<WriteBackResult> RunAsync(CatalogDefinition catalog, Channel channel, string startedBy, CancellationToken ct)
    {
        var (table, problem) = await TargetTable.OpenAsync(channel.Target!, ct);
        if (table is null) return new(null, problem);
        await using (table)
        {
            return await LockedAsync(channel, async connection =>
            {
                var blocked = await BlockedAsync(connection, catalog, channel, ct);
                var batch = await WriteBackBatch.BeginAsync(connection, channel, table.Shape.Table, startedBy, blocked, ct);
                var pages = new WriteBackPage(connection, table, channel, batch, time);
                await foreach (var page in new ApprovedCells(connection, channel, blocked).PagesAsync(ct)) await pages.WriteAsync(page, ct);
                var (conflicts, first) = await new ConflictRows(connection, channel.Name).OpenAsync(WriteBackReport.ShownConflicts, ct);
                return new WriteBackResult(new(batch.Id, table.Shape.Table, batch.Rows, batch.Cells, batch.Skipped, conflicts, first) { Blocked = blocked.Length }, null);
            }, ct);
        }
    }

    /// <summary>
    /// Reads the rows that we wrote or read before: a version that moved on while our columns stayed as they are is the one that counts from now on;
    /// where somebody changed one of our columns, the row becomes a conflict. Part of a pull, so that the shop's own changes of stock and price aren't conflicts.
    /// </summary>
    /// <returns>Why it couldn't be done; null: it was.</returns>
    public async Task<string?> ReadAsync(Channel channel, CancellationToken ct)
    {
        var (table, problem) = await TargetTable.OpenAsync(channel.Target!, ct);
        if (table is null) return problem;
        await using (table)
        {
            return (await LockedAsync(channel, async connection =>
            {
                await new WriteBackReading(connection, table, channel, time).RunAsync(ct);
                return new WriteBackResult(null, null);
            }, ct)).Refusal;
        }
    }

    private async Task<WriteBackResult> LockedAsync(Channel channel, Func<NpgsqlConnection, Task<WriteBackResult>> work, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@LockClass, hashtext(@Name))", new { LockClass, channel.Name }, commandTimeout: 0, cancellationToken: ct));
        try
        {
            return await work(connection);
        }
        catch (NpgsqlException exception) when (connection.State == System.Data.ConnectionState.Open && exception is not PostgresException)
        {
            return new(null, $"The connection to the table of channel {channel.Name} broke off: {exception.Message} What was written is noted; the next write-back goes on.");
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open) await connection.ExecuteAsync("select pg_advisory_unlock(@LockClass, hashtext(@Name))", new { LockClass, channel.Name });
        }
    }

    private async Task<long[]> BlockedAsync(NpgsqlConnection connection, CatalogDefinition catalog, Channel channel, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        return await BlockedTexts.OfAsync(new(connection, transaction, ct), catalog, products, channel.Locales);
    }
}
