using Catalog.Jobs.Checks.Typography;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Stores people's decisions: each in one transaction with the text's state, its version, the history and a new revision where the person wrote one.</summary>
public sealed class Decisions(NpgsqlDataSource source, TimeProvider time, IRewriteRequests rewrites, EditChecks checks, Enforcement enforcement)
{
    /// <summary>Decides about a text as it was at <paramref name="version"/>.</summary>
    /// <param name="actor">The account's name.</param>
    public async Task<DecisionOutcome> DecideAsync(long copyId, int version, string actor, Decision decision, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (await FindAsync(new Session(connection, null, cancellation), copyId) is not { } found) return new DecisionOutcome.Gone();
        if (DecisionRules.Problem(decision, found.Raw) is { } problem) return new DecisionOutcome.Refused(problem);

        // Checks take their time: they run before anything is locked.
        var edit = decision is Decision.Edit { Text: var typed } given && SpaceNormalizer.Normalize(typed, found.Locale) is var text
            ? new PersonsText(text, await checks.RunAsync(found.ProductId, found.Locale, text, cancellation), given)
            : null;
        if (edit is { Given.WaitsWhenBlocked: false } && Enforcement.Problem(edit.Checked.Blocking) is { } blocked) return new DecisionOutcome.Refused(blocked);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var session = new Session(connection, transaction, cancellation);
        if (await FindAsync(session, copyId) is not { } copy) return new DecisionOutcome.Gone();
        if (copy.Version != version) return new DecisionOutcome.Stale(copy.Version);

        if (decision is Decision.Approve && Enforcement.Problem(await enforcement.BlockingAsync(session.Writer, copy.Id, cancellation)) is { } enforced)
            return new DecisionOutcome.Refused(enforced);

        var change = edit is null
            ? DecisionRules.Change(decision, copy.NewestId, copy.ApprovedId, copy.Proposal)
            : await WriteAsync(session, copy, actor, edit);
        await StoreAsync(session, copy, actor, change);
        await transaction.CommitAsync(cancellation);

        if (change.Requested) await rewrites.RequestAsync(copy.ProductId, copy.Locale, actor, cancellation);
        return new DecisionOutcome.Decided(version + 1, change.State);
    }

    private static Task<DecidedCopy?> FindAsync(Session session, long copyId) => session.Connection.QuerySingleOrDefaultAsync<DecidedCopy?>(session.Command(
        $"""
        select c.id, c.product_id, c.locale, c.state, c.version, c.newest_revision_id as newest_id, c.approved_revision_id as approved_id,
               r.raw, coalesce(r.proposal, false) as proposal
        from copy c left join revision r on r.id = c.newest_revision_id
        where c.id = @copyId
        {(session.Transaction is null ? "" : "for update of c")}
        """,
        new { copyId }));

    private static async Task<CopyChange> WriteAsync(Session session, DecidedCopy copy, string actor, PersonsText edit)
    {
        var id = await session.Connection.QuerySingleAsync<long>(session.Command(
            """
            insert into revision (copy_id, number, author, texts, raw, memory_key, facts)
            select @copyId, coalesce(max(number), 0) + 1, @actor, @raw::jsonb, @raw, @MemoryKey, @facts::jsonb from revision where copy_id = @copyId
            returning id
            """,
            new
            {
                copyId = copy.Id,
                actor,
                raw = edit.Text.ToJson(),
                edit.Checked.MemoryKey,
                facts = edit.Checked.Facts is { } facts ? Jsonb.Write(facts) : null,
            }));
        var dismissed = await FindingRows.DismissedOfCopyAsync(session.Writer, copy.Id);
        var open = await FindingRows.InsertAsync(session.Writer, copy.ProductId, copy.Id, id, edit.Checked.Findings, edit.Checked.Fingerprint, dismissed);
        var risk = open.Select(finding => finding.Severity).DefaultIfEmpty().Max();
        var isApproved = edit.Checked.Blocking.Count == 0;
        return new CopyChange(
            "edit", isApproved ? CopyState.Approved : CopyState.NeedsReview, id, isApproved ? id : copy.ApprovedId, id, edit.Given.Reason, Requested: false) { Risk = risk };
    }

    private async Task StoreAsync(Session session, DecidedCopy copy, string actor, CopyChange change)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            update copy set state = @State, version = version + 1, newest_revision_id = @NewestId, approved_revision_id = @ApprovedId,
                risk = coalesce(@risk, risk), requested_at = @requestedAt, requested_by = @requestedBy, request_note = @note,
                held_by = null, held_until = null, updated_at = @now
            where id = @id
            """,
            new
            {
                id = copy.Id,
                change.State,
                change.NewestId,
                change.ApprovedId,
                risk = (int?)change.Risk,
                requestedAt = change.Requested ? time.GetUtcNow() : (DateTimeOffset?)null,
                requestedBy = change.Requested ? actor : null,
                note = change.Requested ? change.Reason : null,
                now = time.GetUtcNow(),
            }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state, created_at)
            values (@copyId, @DecidedId, @Action, @actor, @Reason, @from, @State, @now)
            """,
            new { copyId = copy.Id, change.DecidedId, change.Action, actor, change.Reason, from = copy.State, change.State, now = time.GetUtcNow() }));
    }

    private sealed record PersonsText(Copy Text, CheckedText Checked, Decision.Edit Given);

    private sealed record DecidedCopy(
        long Id, long ProductId, string Locale, string State, int Version, long? NewestId, long? ApprovedId, string? Raw, bool Proposal);

    private sealed record Session(NpgsqlConnection Connection, NpgsqlTransaction? Transaction, CancellationToken Cancellation)
    {
        public RowWriter Writer => new(Connection, Transaction!, Cancellation);

        public CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: Cancellation);
    }
}
