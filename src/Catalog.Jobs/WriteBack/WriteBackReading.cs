using Catalog.Jobs.Catalogs;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>Reads the rows of a channel again; see <see cref="WriteBacks.ReadAsync"/>.</summary>
internal sealed class WriteBackReading(NpgsqlConnection connection, TargetTable table, Channel channel, TimeProvider time)
{
    private const int Page = 1000;

    private readonly RowStates states = new(connection, channel.Name);
    private readonly ConflictRows conflicts = new(connection, channel.Name);

    public async Task RunAsync(CancellationToken ct)
    {
        var page = await states.PageAsync(0, Page, ct);
        while (page.Count > 0)
        {
            await ReadAsync(page, ct);
            page = await states.PageAsync(page[^1].ProductId, Page, ct);
        }
    }

    private async Task ReadAsync(IReadOnlyList<(long ProductId, string Sku)> page, CancellationToken ct)
    {
        var known = await states.ReadAsync(page.Select(row => row.ProductId), ct);
        var found = await table.ReadAsync(page.Select(row => row.Sku), ct);
        var (same, other) = (new List<(long, TargetRow)>(), new List<NewConflict>());
        foreach (var (product, sku) in page)
        {
            var before = known[product];
            if (!found.TryGetValue(sku, out var now)) other.Add(NewConflict.Gone(product, before.Cells));
            // A column that catalog.json names since lately is no change.
            else if (now.Cells.Any(cell => before.Cells.TryGetValue(cell.Key, out var text) && text != cell.Value)) other.Add(NewConflict.Changed(product, now, before.Cells));
            else same.Add((product, now));
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await states.PutAsync(same, transaction, time.GetUtcNow(), ct);
        await conflicts.SettleAsync(same.Select(row => row.Item1), transaction, time.GetUtcNow(), ct);
        await conflicts.PutAsync(other, null, transaction, time.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
    }
}
