using Catalog.Jobs.Catalogs;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>Writes what stood in some rows before a batch, and notes what came of them. A row that somebody changed since stays, and is told.</summary>
internal sealed class ReturnPage(NpgsqlConnection connection, TargetTable table, Channel channel, ReturnBatch batch, TimeProvider time)
{
    private readonly RowStates states = new(connection, channel.Name);
    private readonly ConflictRows conflicts = new(connection, channel.Name);
    private readonly WrittenChanges changes = new(connection);

    public async Task WriteAsync(IReadOnlyList<WrittenChange> page, CancellationToken ct)
    {
        var known = await states.ReadAsync(page.Select(change => change.ProductId), ct);
        // What a later batch changed stays, and so does a column that the table or catalog.json doesn't have any more.
        var todo = page.Where(change => known.ContainsKey(change.ProductId)).Select(change => Back(change, known[change.ProductId])).Where(change => change.After.Count > 0).ToList();
        var disputed = await conflicts.ChangedAsync(todo.Select(change => change.ProductId), ct);
        var (written, refused) = await table.WriteAsync(
            [.. todo.Where(change => !disputed.Contains(change.ProductId)).Select(change => new TargetWrite(change.Sku, known[change.ProductId].Token, change.After, known[change.ProductId].Cells))], ct);
        var done = todo.Where(change => written.ContainsKey(change.Sku)).Select(change => (Change: change, Row: With(known[change.ProductId], change, written[change.Sku]))).ToList();
        var kept = new List<(WrittenChange, ConflictRow)>();
        foreach (var change in todo.Where(change => disputed.Contains(change.ProductId)))
            kept.Add((change, new(change.Sku, ConflictKind.Changed, "Somebody else changed the row. It waits at /exports/conflicts for a person.")));
        foreach (var change in todo.Where(change => refused.ContainsKey(change.Sku)))
            kept.Add((change, new(change.Sku, ConflictKind.Refused, refused[change.Sku])));
        await ExplainAsync([.. todo.Where(change => !disputed.Contains(change.ProductId) && !written.ContainsKey(change.Sku) && !refused.ContainsKey(change.Sku))], done, kept, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await states.PutAsync([.. done.Select(row => (row.Change.ProductId, row.Row))], transaction, time.GetUtcNow(), ct);
        await changes.PutAsync(batch.Id, [.. done.Select(row => row.Change)], transaction, ct);
        await batch.AddAsync([.. done.Select(row => row.Change)], kept, transaction, ct);
        await transaction.CommitAsync(ct);
    }

    // Not written: the row has another version than the one that we know, or isn't there.
    private async Task ExplainAsync(
        IReadOnlyList<WrittenChange> left, List<(WrittenChange Change, TargetRow Row)> done, List<(WrittenChange, ConflictRow)> kept, CancellationToken ct)
    {
        if (left.Count == 0) return;
        var found = await table.ReadAsync(left.Select(change => change.Sku), ct);
        foreach (var change in left)
        {
            if (!found.TryGetValue(change.Sku, out var row)) kept.Add((change, new(change.Sku, ConflictKind.Gone, "The table has no row with this article number.")));
            // Written before and not noted, since the program was killed.
            else if (change.After.All(cell => row.Cells.GetValueOrDefault(cell.Key) == cell.Value)) done.Add((change, row));
            else kept.Add((change, new(change.Sku, ConflictKind.Changed, "Somebody else changed the row since it was written. Nothing of it was taken back; pull the sources, then take it back once more.")));
        }
    }

    private WrittenChange Back(WrittenChange change, TargetRow known)
    {
        var columns = change.After.Keys.Where(column => table.Shape.Columns.ContainsKey(column) && known.Cells.GetValueOrDefault(column) == change.After[column]).ToList();
        return change with { Before = columns.ToDictionary(column => column, column => change.After[column]), After = columns.ToDictionary(column => column, column => change.Before[column]) };
    }

    private static TargetRow With(TargetRow known, WrittenChange change, string token)
    {
        var cells = new Dictionary<string, string>(known.Cells);
        foreach (var (column, text) in change.After) cells[column] = text;
        return new(token, cells);
    }
}
