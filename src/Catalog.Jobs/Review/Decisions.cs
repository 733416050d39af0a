using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Stores people's decisions: each in one transaction with the text's state, its version, the history and a new revision where the person wrote one.</summary>
public sealed class Decisions(NpgsqlDataSource source, TimeProvider time, IRewriteRequests rewrites)
{
    /// <summary>Decides about a text as it was at <paramref name="version"/>.</summary>
    /// <param name="actor">The account's name.</param>
    public async Task<DecisionOutcome> DecideAsync(long copyId, int version, string actor, Decision decision, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var copy = await connection.QuerySingleOrDefaultAsync<DecidedCopy>(new CommandDefinition(
            """
            select c.id, c.product_id as ProductId, c.locale, c.state, c.version, c.newest_revision_id as NewestId,
                   c.approved_revision_id as ApprovedId, r.raw as Raw, coalesce(r.proposal, false) as Proposal
            from copy c left join revision r on r.id = c.newest_revision_id
            where c.id = @copyId
            for update of c
            """,
            new { copyId },
            transaction,
            cancellationToken: cancellation));
        if (copy is null) return new DecisionOutcome.Gone();
        if (copy.Version != version) return new DecisionOutcome.Stale(copy.Version);
        if (DecisionRules.Problem(decision, copy.Raw) is { } problem) return new DecisionOutcome.Refused(problem);

        var change = decision is Decision.Edit edit
            ? await EditAsync(new Session(connection, transaction, cancellation), copy, actor, edit.Text)
            : DecisionRules.Change(decision, copy.NewestId, copy.ApprovedId, copy.Proposal);
        await StoreAsync(new Session(connection, transaction, cancellation), copy, actor, change);
        await transaction.CommitAsync(cancellation);

        if (decision is Decision.Regenerate) await rewrites.RequestAsync(copy.ProductId, copy.Locale, actor, cancellation);
        return new DecisionOutcome.Decided(version + 1, change.State);
    }

    private static async Task<CopyChange> EditAsync(Session session, DecidedCopy copy, string actor, Copy text)
    {
        var id = await session.Connection.QuerySingleAsync<long>(session.Command(
            """
            insert into revision (copy_id, number, author, texts, raw)
            select @copyId, coalesce(max(number), 0) + 1, @actor, @raw::jsonb, @raw from revision where copy_id = @copyId
            returning id
            """,
            new { copyId = copy.Id, actor, raw = text.ToJson() }));
        return new CopyChange("edit", CopyState.Approved, id, id, id, "", Requested: false);
    }

    private async Task StoreAsync(Session session, DecidedCopy copy, string actor, CopyChange change)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            update copy set state = @state, version = version + 1, newest_revision_id = @newest, approved_revision_id = @approved,
                requested_at = @requestedAt, requested_by = @requestedBy, request_note = @note,
                held_by = null, held_until = null, updated_at = @now
            where id = @id
            """,
            new
            {
                id = copy.Id,
                state = change.State,
                newest = change.NewestId,
                approved = change.ApprovedId,
                requestedAt = change.Requested ? time.GetUtcNow() : (DateTimeOffset?)null,
                requestedBy = change.Requested ? actor : null,
                note = change.Requested ? change.Reason : null,
                now = time.GetUtcNow(),
            }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state, created_at)
            values (@copyId, @revisionId, @action, @actor, @reason, @from, @to, @now)
            """,
            new
            {
                copyId = copy.Id,
                revisionId = change.DecidedId,
                action = change.Action,
                actor,
                reason = change.Reason,
                from = copy.State,
                to = change.State,
                now = time.GetUtcNow(),
            }));
    }

    private sealed record DecidedCopy(
        long Id, long ProductId, string Locale, string State, int Version, long? NewestId, long? ApprovedId, string? Raw, bool Proposal);

    private sealed record Session(NpgsqlConnection Connection, NpgsqlTransaction Transaction, CancellationToken Cancellation)
    {
        public CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: Cancellation);
    }
}
