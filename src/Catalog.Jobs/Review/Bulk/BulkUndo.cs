using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Review.Bulk;

/// <summary>Puts texts back as they were before a decision about many.</summary>
internal static class BulkUndo
{
    /// <summary>The next texts to put back.</summary>
    public const string Open =
        "select copy_id from bulk_item where bulk_id = @Id and outcome = 'done' and undo is null order by copy_id limit @Batch for update skip locked";

    /// <summary>Puts back what nobody changed since, and notes what is left as it is.</summary>
    /// <param name="ids">Texts of the decision, locked.</param>
    public static async Task PutBackAsync(RowWriter writer, BulkRecord bulk, long[] ids, DateTimeOffset now)
    {
        var parameters = new { bulk.Id, ids, now, by = bulk.UndoneBy ?? bulk.Actor, person = bulk.Arguments.Person, reason = $"Bulk {bulk.Id} undone" };
        var done = (await writer.QueryAsync<long>(Statement(bulk.Action), parameters)).ToArray();
        await writer.ExecuteAsync(
            "update bulk_item set undo = case when copy_id = any(@done) then 'done' else 'changed' end where bulk_id = @Id and copy_id = any(@ids)", new { bulk.Id, ids, done });
        if (bulk.Action != BulkAction.Dismiss) return;
        foreach (var copyId in done) await writer.ExecuteAsync(Dismissals.Risk, new { copyId });
    }

    private static string Statement(string action) => action switch
    {
        BulkAction.Assign =>
            """
            update copy c set assigned_to = i.before ->> 'assignedTo' from bulk_item i
            where i.bulk_id = @Id and i.copy_id = c.id and c.id = any(@ids) and coalesce(c.assigned_to, '') = @person
            returning c.id
            """,
        // A finding that was taken back, or that went with its text, is nobody's to put back.
        BulkAction.Dismiss =>
            """
            with mine as (
                select f.* from bulk_item i cross join jsonb_array_elements(i.before -> 'findings') mine (id) join finding f on f.id = mine.id::text::bigint
                where i.bulk_id = @Id and i.copy_id = any(@ids) and f.dismissed_at is not null),
            undone as (
                update dismissal d set undone_by = @by, undone_at = @now from mine f
                where d.undone_at is null and d.copy_id = f.copy_id and d.type = f.type and d.field is not distinct from f.field and d.found = f.found and d.fingerprint = f.fingerprint),
            back as (update finding set dismissed_by = null, dismissed_reason = null, dismissed_at = null where id in (select id from mine) returning copy_id)
            select distinct copy_id from back
            """,
        _ =>
            """
            with back as (
                update copy c set state = i.before ->> 'state', version = c.version + 1,
                    newest_revision_id = (i.before ->> 'newest')::bigint, approved_revision_id = (i.before ->> 'approved')::bigint, risk = (i.before ->> 'risk')::int,
                    requested_at = (i.before ->> 'requestedAt')::timestamptz, requested_by = i.before ->> 'requestedBy', request_note = i.before ->> 'note',
                    held_by = null, held_until = null, updated_at = @now
                from bulk_item i, copy old
                where i.bulk_id = @Id and i.copy_id = c.id and old.id = c.id and c.id = any(@ids) and c.version = i.after_version
                returning c.id, c.newest_revision_id, old.state as from_state, c.state as to_state, i.after_version),
            noted as (
                insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state, created_at, undoes)
                select b.id, b.newest_revision_id, 'undo', @by, @reason, b.from_state, b.to_state, @now,
                    (select d.id from decision d where d.copy_id = b.id and d.version = b.after_version and d.action <> 'undo' order by d.id desc limit 1)
                from back b)
            select id from back
            """,
    };
}
