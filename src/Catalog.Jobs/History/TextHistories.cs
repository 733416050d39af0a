using Catalog.Jobs.Review;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.History;

/// <summary>Reads what became of a text.</summary>
public sealed class TextHistories(NpgsqlDataSource source)
{
    /// <summary>Revisions that are read; a text with more is a machine's loop, and its oldest are asked for by number.</summary>
    public const int Most = 200;

    /// <summary>Exports that are read.</summary>
    public const int MostExports = 50;

    /// <summary>A text's history; null where there is no such text.</summary>
    /// <param name="before">Only revisions with smaller numbers; null: from the newest.</param>
    public async Task<TextHistory?> LoadAsync(long copyId, int? before, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        CommandDefinition Command(string sql) => new(sql, new { copyId, before, Most, MostExports }, cancellationToken: cancellation);

        var copy = await connection.QuerySingleOrDefaultAsync<CopyRow?>(Command($"select {CopyRow.Columns} from copy where id = @copyId"));
        if (copy is null) return null;
        var (sku, title) = await connection.QuerySingleAsync<(string Sku, string Title)>(Command(
            "select p.sku, p.title from copy c join product p on p.id = c.product_id where c.id = @copyId"));
        var marks = (await connection.QueryAsync<(long Id, int? Back)>(Command(
            """
            select r.id, old.number as back from revision r left join revision old on old.id = r.reverted_from_id
            where r.copy_id = @copyId and (@before::int is null or r.number < @before) order by r.number desc limit @Most
            """))).AsList();
        var revisions = await Revisions.GetAsync(connection, marks.Select(mark => mark.Id), cancellation);
        var decisions = (await connection.QueryAsync<DecisionRecord>(Command(
            """
            select id, revision_id, action, actor, reason, from_state, to_state, created_at
            from (select * from decision where copy_id = @copyId order by id desc limit 1000) as newest order by id
            """))).ToLookup(decision => decision.RevisionId);
        return new(
            copy, sku, title,
            [.. marks.Select(mark => new PastRevision(revisions[mark.Id], mark.Back, [.. decisions[mark.Id]]))],
            await ExportsAsync(connection, Command));
    }

    /// <summary>A revision of the text by its number; null where there is none.</summary>
    public async Task<Revision?> RevisionAsync(long copyId, int number, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var id = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "select id from revision where copy_id = @copyId and number = @number", new { copyId, number }, cancellationToken: cancellation));
        return id is { } known ? (await Revisions.GetAsync(connection, [known], cancellation))[known] : null;
    }

    /// <summary>True where the revision is what people see now.</summary>
    public async Task<bool> IsNewestAsync(long copyId, long revisionId, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            "select newest_revision_id = @revisionId from copy where id = @copyId", new { copyId, revisionId }, cancellationToken: cancellation));
    }

    // What let a revision out is the last decision before the export that approved it.
    private static async Task<IReadOnlyList<ExportedRevision>> ExportsAsync(NpgsqlConnection connection, Func<string, CommandDefinition> command) =>
        [.. await connection.QueryAsync<ExportedRevision>(command(
            """
            select b.id as batch_id, b.channel, b.created_at, b.created_by, r.number, d.actor as approved_by, d.created_at as approved_at
            from export_item i
            join export_batch b on b.id = i.batch_id
            join revision r on r.id = i.revision_id
            left join lateral (
                select actor, created_at from decision
                where revision_id = i.revision_id and to_state = 'approved' and created_at <= b.created_at order by id desc limit 1) d on true
            where i.copy_id = @copyId order by i.batch_id desc limit @MostExports
            """))];
}
