using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Review;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>What a person decides about rows that were not written.</summary>
public sealed class ConflictSettlements(NpgsqlDataSource source, Decisions decisions, TimeProvider time)
{
    /// <summary>Our text is written: the next write-back does it, if the row still has the version that the person saw.</summary>
    public const string Ours = "ours";

    /// <summary>The shop's text becomes a person's text of ours, approved.</summary>
    public const string Theirs = "theirs";

    /// <summary>The next write-back tries again; for rows that were gone or refused.</summary>
    public const string Again = "again";

    /// <summary>Settles a conflict.</summary>
    /// <param name="token">The row's version that the person saw; empty: it was gone.</param>
    /// <param name="how">One of the three words.</param>
    /// <param name="actor">The account.</param>
    /// <returns>Why it can't be, for a person; null: it is.</returns>
    public async Task<string?> SettleAsync(long id, string token, string how, CatalogDefinition catalog, string actor, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "select product_id, channel, kind, token, theirs from write_back_conflict where id = @id and settled_at is null", new { id }, cancellationToken: ct));
        if (row is null) return "Somebody settled it already.";
        if ((row.Token ?? "") != token) return "The row changed again since you opened this page. Look at it once more.";
        if (how == Again != (row.Kind != ConflictKind.Changed)) return "That can't be done with this row.";
        if (catalog.Channels.FirstOrDefault(channel => channel.Name == row.Channel) is not { Target: { } target }) return $"Channel {row.Channel} isn't in catalog.json any more.";
        var theirs = Jsonb.Read<IReadOnlyDictionary<string, string>>(row.Theirs);
        if (how == Theirs && await TakeAsync(connection, row.ProductId, target, theirs, actor, ct) is { } problem) return problem;
        await StoreAsync(connection, id, row, theirs, how, actor, ct);
        return null;
    }

    // Where a locale is refused, those before it are people's texts already: the conflict stays, and asking again goes on with the rest.
    private async Task<string?> TakeAsync(
        NpgsqlConnection connection, long product, SqlTarget target, IReadOnlyDictionary<string, string> theirs, string actor, CancellationToken ct)
    {
        foreach (var locale in target.Columns.GroupBy(column => column.Locale))
        {
            var copy = await connection.QuerySingleOrDefaultAsync<Texts>(new CommandDefinition("""
                select c.id, c.version, n.raw as newest, a.raw as approved
                from copy c join revision n on n.id = c.newest_revision_id join revision a on a.id = c.approved_revision_id
                where c.product_id = @product and c.locale = @locale
                """, new { product, locale = locale.Key }, cancellationToken: ct));
            if (copy is null) continue;
            var approved = Copy.Parse(copy.Approved);
            var cells = locale.Where(column => theirs.ContainsKey(column.Column) && approved.Field(column.Field) is { } field && field.Text != theirs[column.Column])
                .ToDictionary(column => column.Field, column => theirs[column.Column]);
            if (cells.Count == 0) continue;
            var text = new Copy([.. Copy.Parse(copy.Newest).Fields.Select(field => cells.TryGetValue(field.Key, out var cell) ? With(field, cell) : approved.Field(field.Key) ?? field)]);
            switch (await decisions.DecideAsync(copy.Id, copy.Version, actor, new Decision.Edit(text), ct))
            {
                case DecisionOutcome.Refused refused:
                    return $"{locale.Key}: {refused.Problem}";
                case DecisionOutcome.Stale or DecisionOutcome.Gone:
                    return $"{locale.Key}: somebody is changing this text. Try again.";
            }
        }

        return null;
    }

    private async Task StoreAsync(NpgsqlConnection connection, long id, Row row, IReadOnlyDictionary<string, string> theirs, string how, string actor, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // From now on the row as the person saw it is what we know of it.
        if (how != Again) await new RowStates(connection, row.Channel).PutAsync([(row.ProductId, new TargetRow(row.Token!, theirs))], transaction, time.GetUtcNow(), ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            update write_back_conflict set settled_at = @now, settled_by = @actor, settlement = @how where id = @id and settled_at is null
            """, new { id, how, actor, now = time.GetUtcNow() }, transaction, cancellationToken: ct));
        if (row.Kind == ConflictKind.Gone)
        {
            // A row that comes back is another one: it is read before anything is written into it.
            await connection.ExecuteAsync(new CommandDefinition(
                "delete from write_back_row where channel = @Channel and product_id = @ProductId", new { row.Channel, row.ProductId }, transaction, cancellationToken: ct));
        }

        await transaction.CommitAsync(ct);
    }

    private static CopyField With(CopyField field, string cell) =>
        field with { Items = field.IsList ? cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [cell] };

    private sealed record Row(long ProductId, string Channel, string Kind, string? Token, string Theirs);

    private sealed record Texts(long Id, int Version, string Newest, string Approved);
}
