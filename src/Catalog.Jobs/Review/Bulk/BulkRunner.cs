using Catalog.Jobs.Runs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review.Bulk;

/// <summary>
/// Decides about the pinned texts of a <see cref="BulkRecord"/>, and undoes it, in batches that are one transaction each. Two at once share the batches; one that
/// is killed leaves whole batches, and the next goes on behind them.
/// </summary>
public sealed class BulkRunner(NpgsqlDataSource source, BulkStore store, Decisions decisions, IRewriteRequests rewrites, TimeProvider time)
{
    /// <summary>Texts of a batch.</summary>
    public const int Batch = 500;

    /// <summary>Does what the row's state says is to be done; nothing where it is done already.</summary>
    public async Task RunAsync(long id, CancellationToken cancellation)
    {
        if (await store.GetAsync(id, cancellation) is not { } bulk) return;
        if (bulk.State == "running")
        {
            while (await DecideAsync(bulk, cancellation))
            {
            }

            // Another worker may hold the last batch: then it says that all is done.
            if (!await AnyAsync("outcome is null", id, cancellation)) await store.MoveAsync(id, "running", "finished", null, cancellation);
        }
        else if (bulk.State == "undoing")
        {
            while (await UndoAsync(bulk, cancellation))
            {
            }

            if (!await AnyAsync("outcome = 'done' and undo is null", id, cancellation)) await store.MoveAsync(id, "undoing", "undone", null, cancellation);
        }
    }

    private async Task<bool> AnyAsync(string which, long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(
            $"select exists (select 1 from bulk_item where bulk_id = @id and {which})", new { id }, cancellationToken: cancellation));
    }

    private async Task<bool> DecideAsync(BulkRecord bulk, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var writer = new RowWriter(connection, transaction, cancellation);
        var items = (await writer.QueryAsync<BulkItem>(BulkItem.Open, new { bulk.Id, Batch })).AsList();
        if (items.Count == 0) return false;

        // In order of id, as every other batch takes them: no two wait for each other.
        var rows = (await writer.QueryAsync<BulkRow>(BulkRow.Locked, new { ids = items.Select(item => item.CopyId).ToArray() })).ToDictionary(row => row.Id);
        var results = new List<BulkResult>();
        var work = new BulkBatch(writer, bulk, decisions, time);
        foreach (var item in items) results.Add(await work.DecideAsync(item, rows.GetValueOrDefault(item.CopyId)));
        await writer.ExecuteAsync(
            """
            update bulk_item i set outcome = r.outcome, reason = r.reason, before = r.before::jsonb, after_version = r.after_version
            from unnest(@ids, @outcomes, @reasons, @befores, @versions) r (copy_id, outcome, reason, before, after_version)
            where i.bulk_id = @Id and i.copy_id = r.copy_id
            """,
            new
            {
                bulk.Id,
                ids = results.Select(result => result.CopyId).ToArray(),
                outcomes = results.Select(result => result.Outcome).ToArray(),
                reasons = results.Select(result => result.Reason).ToArray(),
                befores = results.Select(result => result.Before).ToArray(),
                versions = results.Select(result => result.AfterVersion).ToArray(),
            });
        await transaction.CommitAsync(cancellation);
        if (bulk.Action != BulkAction.Regenerate) return true;
        foreach (var row in results.Where(result => result.Outcome == "done").Select(result => rows[result.CopyId])) await rewrites.RequestAsync(row.ProductId, row.Locale, bulk.Actor, cancellation);
        return true;
    }

    private async Task<bool> UndoAsync(BulkRecord bulk, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var writer = new RowWriter(connection, transaction, cancellation);
        var ids = (await writer.QueryAsync<long>(BulkUndo.Open, new { bulk.Id, Batch })).ToArray();
        if (ids.Length == 0) return false;
        await writer.QueryAsync<BulkRow>(BulkRow.Locked, new { ids });
        await BulkUndo.PutBackAsync(writer, bulk, ids, time.GetUtcNow());
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
