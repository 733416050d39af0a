using Catalog.Jobs.Checks.Typography;
using Catalog.Jobs.Comments;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Stores people's decisions: each in one transaction with the text's state, its version, the history and a new revision where the person wrote one.</summary>
public sealed class Decisions(NpgsqlDataSource source, TimeProvider time, IRewriteRequests rewrites, EditChecks checks, Enforcement enforcement)
{
    private readonly Notifications notifications = new(source, time);

    /// <summary>Decides about a text as it was at <paramref name="version"/>.</summary>
    /// <param name="actor">The account's name.</param>
    public async Task<DecisionOutcome> DecideAsync(long copyId, int version, string actor, Decision decision, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (await FindAsync(new Session(connection, null, cancellation), copyId, actor) is not { } found) return new DecisionOutcome.Gone();
        if ((ReviewerLocales.Problem(decision, found.IsForeign, found.Locale) ?? DecisionRules.Problem(decision, found.Raw)) is { } problem) return new DecisionOutcome.Refused(problem);

        // Checks take their time: they run before anything is locked.
        var edit = decision is Decision.Edit { Text: var typed } given && SpaceNormalizer.Normalize(typed, found.Locale) is var text
            ? new PersonsText(text, await checks.RunAsync(found.ProductId, found.Locale, text, cancellation), given)
            : null;
        if (edit is { Given.WaitsWhenBlocked: false } && Enforcement.Problem(edit.Checked.Blocking) is { } blocked) return new DecisionOutcome.Refused(blocked);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var session = new Session(connection, transaction, cancellation);
        if (await FindAsync(session, copyId, actor) is not { } copy) return new DecisionOutcome.Gone();
        if (copy.Version != version) return new DecisionOutcome.Stale(copy.Version);
        if (copy.HeldBy is { } holder && holder != actor && copy.HeldUntil > time.GetUtcNow()) return new DecisionOutcome.Held(holder);
        if (decision is Decision.Assign { To: var to } && await ReviewerLocales.RecipientProblemAsync(session.Writer, to, copy.Locale) is { } unfit) return new DecisionOutcome.Refused(unfit);

        if (decision is Decision.Approve && Enforcement.Problem(await enforcement.BlockingAsync(session.Writer, copy.Id, cancellation)) is { } enforced)
            return new DecisionOutcome.Refused(enforced);

        var change = edit is null
            ? DecisionRules.Change(decision, copy.State, copy.NewestId, copy.ApprovedId, copy.Proposal)
            : await WriteAsync(session, copy, actor, edit);
        await StoreAsync(session, copy, actor, change);
        await TellAsync(session, copy, actor, change);
        await transaction.CommitAsync(cancellation);

        if (change.Requested) await rewrites.RequestAsync(copy.ProductId, copy.Locale, actor, cancellation);
        return new DecisionOutcome.Decided(version + 1, change.State);
    }

    /// <summary>Decides within a transaction of many decisions. A regeneration is only stored: who commits asks for it.</summary>
    /// <param name="replacing">What the history says of an edit that leaves the text's state as it is; null: an edit approves, as ever.</param>
    internal async Task<DecisionOutcome> DecideWithinAsync(RowWriter writer, long copyId, int version, string actor, Decision decision, string? replacing)
    {
        var session = new Session(writer.Connection, writer.Transaction, writer.CancellationToken);
        if (await FindAsync(session, copyId, actor) is not { } copy) return new DecisionOutcome.Gone();
        if (copy.Version != version) return new DecisionOutcome.Stale(copy.Version);
        if ((ReviewerLocales.Problem(decision, copy.IsForeign, copy.Locale) ?? DecisionRules.Problem(decision, copy.Raw)) is { } problem) return new DecisionOutcome.Refused(problem);
        CopyChange change;
        if (decision is Decision.Edit { Text: var typed } given)
        {
            var text = SpaceNormalizer.Normalize(typed, copy.Locale);
            var edit = new PersonsText(text, await checks.RunAsync(copy.ProductId, copy.Locale, text, writer.CancellationToken), given);
            if (Enforcement.Problem(edit.Checked.Blocking) is { } blocked) return new DecisionOutcome.Refused(blocked);
            change = await WriteAsync(session, copy, actor, edit);
            if (replacing is not null)
                change = change with { State = copy.State, ApprovedId = copy.State == CopyState.Approved ? change.ApprovedId : copy.ApprovedId, Reason = replacing };
        }
        else
        {
            if (decision is Decision.Approve && Enforcement.Problem(await enforcement.BlockingAsync(writer, copy.Id, writer.CancellationToken)) is { } enforced)
                return new DecisionOutcome.Refused(enforced);
            change = DecisionRules.Change(decision, copy.State, copy.NewestId, copy.ApprovedId, copy.Proposal);
        }

        await StoreAsync(session, copy, actor, change);
        await TellAsync(session, copy, actor, change);
        return new DecisionOutcome.Decided(version + 1, change.State);
    }

    private static Task<DecidedCopy?> FindAsync(Session session, long copyId, string actor) => session.Connection.QuerySingleOrDefaultAsync<DecidedCopy?>(session.Command(
        $"""
        select c.id, c.product_id, c.locale, c.state, c.version, c.newest_revision_id as newest_id, c.approved_revision_id as approved_id,
               c.held_by, c.held_until, r.raw, coalesce(r.proposal, false) as proposal, {ReviewerLocales.IsForeign} as is_foreign
        from copy c left join revision r on r.id = c.newest_revision_id
        where c.id = @copyId
        {(session.Transaction is null ? "" : "for update of c")}
        """,
        new { copyId, actor }));

    private static async Task<CopyChange> WriteAsync(Session session, DecidedCopy copy, string actor, PersonsText edit)
    {
        var id = await session.Connection.QuerySingleAsync<long>(session.Command(
            """
            insert into revision (copy_id, number, author, texts, raw, memory_key, facts, reverted_from_id)
            select @copyId, coalesce(max(number), 0) + 1, @actor, @raw::jsonb, @raw, @MemoryKey, @facts::jsonb, @reverts from revision where copy_id = @copyId
            returning id
            """,
            new
            {
                copyId = copy.Id,
                actor,
                raw = edit.Text.ToJson(),
                edit.Checked.MemoryKey,
                facts = edit.Checked.Facts is { } facts ? Jsonb.Write(facts) : null,
                reverts = edit.Given.Reverts?.Id,
            }));
        var dismissed = await FindingRows.DismissedOfCopyAsync(session.Writer, copy.Id);
        var open = await FindingRows.InsertAsync(session.Writer, copy.ProductId, copy.Id, id, edit.Checked.Findings, edit.Checked.Fingerprint, dismissed);
        var risk = open.Select(finding => finding.Severity).DefaultIfEmpty().Max();
        var isApproved = edit.Checked.Blocking.Count == 0;
        return new CopyChange(
            "edit", isApproved ? CopyState.Approved : CopyState.NeedsReview, id, isApproved ? id : copy.ApprovedId, id,
            edit.Given.Reverts is { } old ? $"Back to revision {old.Number}" : edit.Given.Reason, Requested: false)
        { Risk = risk };
    }

    // The decision first: it keeps the row as it was, for an undo.
    private async Task StoreAsync(Session session, DecidedCopy copy, string actor, CopyChange change)
    {
        await session.Connection.ExecuteAsync(session.Command(
            $"""
            insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state, created_at, version, before)
            select id, @DecidedId, @Action, @actor, @Reason, state, @State, @now, version + 1, {CopySnapshot.Sql} from copy where id = @copyId
            """,
            new { copyId = copy.Id, change.DecidedId, change.Action, actor, change.Reason, change.State, now = time.GetUtcNow() }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            update copy set state = @State, version = version + 1, newest_revision_id = @NewestId, approved_revision_id = @ApprovedId,
                risk = coalesce(@risk, risk), requested_at = @requestedAt, requested_by = @requestedBy, request_note = @note, request_scope = @scope::jsonb,
                assigned_to = @AssignedTo, assigned_by = @assignedBy, assigned_note = @assignedNote,
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
                scope = change.Scope is null ? null : Jsonb.Write(change.Scope),
                change.AssignedTo,
                assignedBy = change.AssignedTo is null ? null : actor,
                assignedNote = change.AssignedTo is null ? null : change.Reason,
                now = time.GetUtcNow(),
            }));
    }

    private Task TellAsync(Session session, DecidedCopy copy, string actor, CopyChange change) => change.AssignedTo is { } colleague
        ? notifications.AssignedAsync(session.Connection, session.Transaction, copy.Id, colleague, actor, session.Cancellation)
        : Task.CompletedTask;

    private sealed record PersonsText(Copy Text, CheckedText Checked, Decision.Edit Given);

    private sealed record DecidedCopy(
        long Id, long ProductId, string Locale, string State, int Version, long? NewestId, long? ApprovedId, string? HeldBy, DateTimeOffset? HeldUntil,
        string? Raw, bool Proposal, bool IsForeign);

    private sealed record Session(NpgsqlConnection Connection, NpgsqlTransaction? Transaction, CancellationToken Cancellation)
    {
        public RowWriter Writer => new(Connection, Transaction!, Cancellation);

        public CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: Cancellation);
    }
}
