using Catalog.Jobs.Catalogs;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>Writes some products into the table, and notes what came of them.</summary>
internal sealed class WriteBackPage(NpgsqlConnection connection, TargetTable table, Channel channel, WriteBackBatch batch, TimeProvider time)
{
    private readonly RowStates states = new(connection, channel.Name);
    private readonly ConflictRows conflicts = new(connection, channel.Name);
    private readonly WrittenChanges changes = new(connection);

    public async Task WriteAsync(IReadOnlyList<ProductCells> page, CancellationToken ct)
    {
        var known = await states.ReadAsync(page.Select(product => product.ProductId), ct);
        var notes = new Notes();
        await MeetAsync(page, known, notes, ct);
        var todo = page.Where(product => known.ContainsKey(product.ProductId))
            .Select(product => new Todo(product, known[product.ProductId], Changes(product, known[product.ProductId])))
            .Where(row => row.Cells.Count > 0 && !IsTooLong(row, notes)).ToList();
        // What a pull found changed isn't written, even if the version stayed.
        var changed = await conflicts.ChangedAsync(todo.Select(row => row.Product.ProductId), ct);
        var (written, refused) = await table.WriteAsync(
            [.. todo.Where(row => !changed.Contains(row.Product.ProductId)).Select(row => new TargetWrite(row.Product.Sku, row.Known.Token, row.Cells, row.Known.Cells))], ct);
        foreach (var row in todo.Where(row => written.ContainsKey(row.Product.Sku))) notes.Written.Add((row, With(row, written[row.Product.Sku])));
        foreach (var row in todo.Where(row => refused.ContainsKey(row.Product.Sku)))
            notes.Conflicts.Add(NewConflict.Refused(row.Product.ProductId, refused[row.Product.Sku], row.Known, row.Product.Cells));
        await ExplainAsync([.. todo.Where(row => !written.ContainsKey(row.Product.Sku) && !refused.ContainsKey(row.Product.Sku))], notes, ct);
        await NoteAsync(notes, ct);
    }

    // The first time: the row as it is now is what we know of it. It is noted before anything is written into it.
    private async Task MeetAsync(IReadOnlyList<ProductCells> page, Dictionary<long, TargetRow> known, Notes notes, CancellationToken ct)
    {
        var strangers = page.Where(product => !known.ContainsKey(product.ProductId)).ToList();
        if (strangers.Count == 0) return;
        var found = await table.ReadAsync(strangers.Select(product => product.Sku), ct);
        foreach (var product in strangers)
        {
            if (found.TryGetValue(product.Sku, out var row)) known[product.ProductId] = row;
            else notes.Conflicts.Add(NewConflict.Gone(product.ProductId, product.Cells));
        }

        var met = strangers.Where(product => known.ContainsKey(product.ProductId)).Select(product => (product.ProductId, known[product.ProductId])).ToList();
        await states.PutAsync(met, null, time.GetUtcNow(), ct);
    }

    // A row that was not written has another version than the one that we know, or isn't there.
    private async Task ExplainAsync(IReadOnlyList<Todo> left, Notes notes, CancellationToken ct)
    {
        if (left.Count == 0) return;
        var found = await table.ReadAsync(left.Select(row => row.Product.Sku), ct);
        foreach (var row in left)
        {
            if (!found.TryGetValue(row.Product.Sku, out var theirs)) notes.Conflicts.Add(NewConflict.Gone(row.Product.ProductId, row.Product.Cells));
            // Written before and not noted, or typed in by hand: the row has what it should have.
            else if (Changes(row.Product, theirs).Count == 0) notes.Written.Add((row, theirs));
            else notes.Conflicts.Add(NewConflict.Changed(row.Product.ProductId, theirs, row.Product.Cells));
        }
    }

    private async Task NoteAsync(Notes notes, CancellationToken ct)
    {
        if (notes.Written.Count == 0 && notes.Conflicts.Count == 0) return;
        var now = time.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await states.PutAsync([.. notes.Written.Select(row => (row.Todo.Product.ProductId, row.Now))], transaction, now, ct);
        await conflicts.SettleAsync(notes.Written.Select(row => row.Todo.Product.ProductId), transaction, now, ct);
        await conflicts.PutAsync(notes.Conflicts, batch.Id, transaction, now, ct);
        var texts = notes.Written.SelectMany(row => row.Todo.Product.Texts.Where(text => text.Columns.Any(row.Todo.Cells.ContainsKey))).ToList();
        await changes.PutAsync(batch.Id, [.. notes.Written.Select(row => Change(row.Todo))], transaction, ct);
        await batch.AddAsync(connection, notes.Written.Count, notes.Written.Sum(row => row.Todo.Cells.Count), texts, transaction, ct);
        await transaction.CommitAsync(ct);
    }

    private bool IsTooLong(Todo row, Notes notes)
    {
        // PostgreSQL counts code points.
        var cell = row.Cells.FirstOrDefault(cell => table.Shape.Columns[cell.Key] is { } most && cell.Value.EnumerateRunes().Count() > most);
        if (cell.Key is null) return false;
        notes.Conflicts.Add(NewConflict.Refused(
            row.Product.ProductId, $"The text for {cell.Key} has {cell.Value.EnumerateRunes().Count()} characters; the column takes {table.Shape.Columns[cell.Key]}.", row.Known, row.Product.Cells));
        return true;
    }

    private static WrittenChange Change(Todo row) => new(
        row.Product.ProductId, row.Product.Sku, row.Cells.Keys.ToDictionary(column => column, column => row.Known.Cells.GetValueOrDefault(column, "")), row.Cells);

    private static Dictionary<string, string> Changes(ProductCells product, TargetRow row) =>
        product.Cells.Where(cell => row.Cells.GetValueOrDefault(cell.Key) != cell.Value).ToDictionary();

    private static TargetRow With(Todo row, string token)
    {
        var cells = new Dictionary<string, string>(row.Known.Cells);
        foreach (var (column, text) in row.Cells) cells[column] = text;
        return new(token, cells);
    }

    private sealed record Todo(ProductCells Product, TargetRow Known, IReadOnlyDictionary<string, string> Cells);

    private sealed class Notes
    {
        public List<(Todo Todo, TargetRow Now)> Written { get; } = [];

        public List<NewConflict> Conflicts { get; } = [];
    }
}
