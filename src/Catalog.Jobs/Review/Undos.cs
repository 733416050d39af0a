using Catalog.Jobs.Runs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>
/// Takes a person's last decisions back, one after the other, as long as nobody changed the text since. History only grows: an undo is a decision of
/// its own, which names the one that it undoes.
/// </summary>
public sealed class Undos(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>How long a decision can be undone.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    private const int Deep = 20;

    // The text's versions that mean the same row: an undo leads back to the version before the decision that it undid.
    private const string SameAsNow =
        """
        with recursive back as (
            select version from copy where id = d.copy_id
            union all
            select t.version - 1 from back b join decision u on u.copy_id = d.copy_id and u.action = 'undo' and u.version = b.version join decision t on t.id = u.undoes)
        select 1 from back where back.version = d.version
        """;

    private const string Columns = "d.id, d.copy_id, d.action, p.sku, c.locale";

    private const string From =
        """
        decision d join copy c on c.id = d.copy_id join product p on p.id = c.product_id
        where d.actor = @actor and d.before is not null and d.created_at > @since and not exists (select 1 from decision u where u.undoes = d.id)
        """;

    /// <summary>The person's last decision that can be taken back now; null: there is none.</summary>
    public async Task<Undoable?> LastAsync(string actor, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Undoable?>(new CommandDefinition(
            $"""
            select d.id, d.copy_id, d.action, d.sku, d.locale
            from (select {Columns}, d.version from {From} order by d.id desc limit {Deep}) d
            where exists ({SameAsNow}) order by d.id desc limit 1
            """,
            new { actor, since = time.GetUtcNow() - Limit },
            cancellationToken: cancellation));
    }

    /// <summary>Takes a decision back.</summary>
    /// <param name="decisionId">One of the person's own; null: the last.</param>
    public async Task<UndoOutcome> UndoAsync(string actor, long? decisionId, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var writer = new RowWriter(connection, transaction, cancellation);
        var wanted = (await writer.QueryAsync<Row>(
            $"select {Columns}, d.revision_id, d.from_state from {From} and (@decisionId::bigint is null or d.id = @decisionId) order by d.id desc limit 1",
            new { actor, decisionId, since = time.GetUtcNow() - Limit })).SingleOrDefault();
        if (wanted is null) return new UndoOutcome.Nothing();
        var decision = new Undoable(wanted.Id, wanted.CopyId, wanted.Action, wanted.Sku, wanted.Locale);

        // Two undos of one decision take turns at the text's row; the second finds it undone.
        var holder = await writer.SingleAsync<Holder>("select held_by, held_until, state from copy where id = @CopyId for update", wanted);
        var isSame = await writer.SingleAsync<bool>($"select exists ({SameAsNow}) and not exists (select 1 from decision u where u.undoes = d.id) from decision d where d.id = @Id", wanted);
        if (!isSame) return new UndoOutcome.Changed(decision, await WhoAsync(writer, wanted));
        if (holder.HeldBy is { } by && by != actor && holder.HeldUntil > time.GetUtcNow()) return new UndoOutcome.Changed(decision, $"{by} has the text on the screen now");
        await RestoreAsync(writer, wanted, holder.State, actor);
        await transaction.CommitAsync(cancellation);
        return new UndoOutcome.Undone(decision);
    }

    private async Task RestoreAsync(RowWriter writer, Row wanted, string state, string actor)
    {
        await writer.ExecuteAsync(
            $"""
            update copy c set {CopySnapshot.Restore}, version = c.version + 1, held_by = @actor, held_until = @until, updated_at = @now
            from decision d where d.id = @Id and c.id = d.copy_id
            """,
            new { wanted.Id, actor, now = time.GetUtcNow(), until = time.GetUtcNow() + ReviewQueue.Hold });
        if (wanted.Action == "edit") await writer.ExecuteAsync("update revision set undone = true where id = @RevisionId", wanted);
        await writer.ExecuteAsync(
            """
            insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state, created_at, version, undoes)
            select @CopyId, @RevisionId, 'undo', @actor, '', @state, @to, @now, version, @Id from copy where id = @CopyId
            """,
            new { wanted.CopyId, wanted.RevisionId, actor, state, to = wanted.FromState, now = time.GetUtcNow(), wanted.Id });
    }

    private static async Task<string> WhoAsync(RowWriter writer, Row wanted)
    {
        var last = (await writer.QueryAsync<(string Actor, string Action)>(
            "select actor, action from decision where copy_id = @CopyId and id > @Id order by id desc limit 1", wanted)).ToList();
        return last is [var (actor, action)]
            ? $"{(actor == "rules" ? "a run" : actor)} changed the text since ({action})"
            : "the text changed since";
    }

    private sealed record Holder(string? HeldBy, DateTimeOffset? HeldUntil, string State);

    private sealed record Row(long Id, long CopyId, string Action, string Sku, string Locale, long? RevisionId, string FromState);
}
