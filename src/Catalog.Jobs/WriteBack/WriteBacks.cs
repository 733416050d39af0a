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
    private const int Page = 500;

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
    /// Writes what stood in the rows before a batch, each column only where it still has what the batch wrote and the row the version that we know. What a later
    /// batch changed stays; rows that somebody else changed stay, too, and are told one by one.
    /// </summary>
    /// <param name="channel">The batch's, of the format sql.</param>
    /// <param name="batch">A row of export_batch.</param>
    /// <param name="startedBy">An account, or <c>command line</c>.</param>
    public async Task<WriteBackResult> TakeBackAsync(Channel channel, long batch, string startedBy, CancellationToken ct)
    {
        var (table, problem) = await TargetTable.OpenAsync(channel.Target!, ct);
        if (table is null) return new(null, problem);
        await using (table)
        {
            return await LockedAsync(channel, connection => TakeBackAsync(connection, table, channel, batch, startedBy, ct), ct);
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

    private async Task<WriteBackResult> TakeBackAsync(NpgsqlConnection connection, TargetTable table, Channel channel, long batch, string startedBy, CancellationToken ct)
    {
        var changes = new WrittenChanges(connection);
        if (await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition("select taken_back_by from export_batch where id = @batch", new { batch }, cancellationToken: ct)) is { } other)
            return new(null, $"Batch {batch} was taken back already, by batch {other}.");
        var (rows, left) = await changes.CountAsync(batch, channel.Name, ct);
        if (rows == 0) return new(null, $"Of batch {batch} it isn't known what it replaced: it changed no row, or is from before that was kept.");
        if (left == 0) return new(null, $"Nothing of batch {batch} is out any more: later batches replaced all of it.");
        var back = await ReturnBatch.BeginAsync(connection, channel, table.Shape.Table, startedBy, batch, ct);
        var pages = new ReturnPage(connection, table, channel, back, time);
        for (var page = await changes.PageAsync(batch, 0, Page, ct); page.Count > 0; page = await changes.PageAsync(batch, page[^1].ProductId, Page, ct)) await pages.WriteAsync(page, ct);
        await back.EndAsync(ct);
        return new(new(back.Id, table.Shape.Table, back.Rows, back.Cells, 0, back.Kept.Count, [.. back.Kept.Take(WriteBackReport.ShownConflicts)]) { TakesBack = batch }, null);
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
