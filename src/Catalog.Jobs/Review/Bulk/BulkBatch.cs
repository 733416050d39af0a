using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review.Bulk;

/// <summary>Decides about texts within one transaction.</summary>
internal sealed class BulkBatch(RowWriter writer, BulkRecord bulk, Decisions decisions, TimeProvider time)
{
    private readonly TextReplacement? replacement = bulk.Action == BulkAction.Replace ? new TextReplacement(bulk.Arguments) : null;

    /// <summary>Decides about a text.</summary>
    /// <param name="row">The text now, locked; null: there is none any more.</param>
    public async Task<BulkResult> DecideAsync(BulkItem item, BulkRow? row)
    {
        if (row is null) return new(item.CopyId, "gone", "The text is gone.", null, null);
        if (row.Version != item.Version) return new(item.CopyId, "changed", "It changed since the preview.", null, null);
        return bulk.Action switch
        {
            BulkAction.Assign => await AssignAsync(row),
            BulkAction.Dismiss => await DismissAsync(row),
            _ => await StoreAsync(row),
        };
    }

    private async Task<BulkResult> StoreAsync(BulkRow row)
    {
        Decision? decision = bulk.Action switch
        {
            BulkAction.Approve => new Decision.Approve(),
            BulkAction.Reject => new Decision.Reject(bulk.Arguments.Reason),
            BulkAction.Regenerate => new Decision.Regenerate(bulk.Arguments.Reason),
            _ => await ReplacedAsync(row.Id) is { } text ? new Decision.Edit(text) : null,
        };
        if (decision is null) return new(row.Id, "refused", "The piece doesn't stand in the text any more.", null, null);
        return await decisions.DecideWithinAsync(writer, row.Id, row.Version, bulk.Actor, decision, replacement is null ? null : BulkRules.Reason(bulk)) switch
        {
            DecisionOutcome.Decided decided => new(row.Id, "done", null, row.Before, decided.Version),
            DecisionOutcome.Refused refused => new(row.Id, "refused", refused.Problem, null, null),
            DecisionOutcome.Stale => new(row.Id, "changed", "It changed since the preview.", null, null),
            _ => new(row.Id, "gone", "The text is gone.", null, null),
        };
    }

    private async Task<Copy?> ReplacedAsync(long copy)
    {
        var raw = (await writer.QueryAsync<string>("select r.raw from copy c join revision r on r.id = c.newest_revision_id where c.id = @copy", new { copy })).FirstOrDefault();
        return raw is null ? null : replacement!.Apply(Copy.Parse(raw));
    }

    // The version stays: a form that is open elsewhere still fits the text.
    private async Task<BulkResult> AssignAsync(BulkRow row)
    {
        if (bulk.Arguments.Person.Length > 0 && await ReviewerLocales.RecipientProblemAsync(writer, bulk.Arguments.Person, row.Locale) is { } unfit) return new(row.Id, "refused", unfit, null, null);
        await writer.ExecuteAsync("update copy set assigned_to = nullif(@Person, '') where id = @Id", new { row.Id, bulk.Arguments.Person });
        return new(row.Id, "done", null, row.Before, row.Version);
    }

    private async Task<BulkResult> DismissAsync(BulkRow row)
    {
        if (await ReviewerLocales.ProblemAsync(writer, bulk.Actor, row.Id) is { } foreign) return new(row.Id, "refused", foreign, null, null);
        var findings = (await writer.QueryAsync<long>(
            """
            with done as (
                update finding f set dismissed_by = @Actor, dismissed_reason = @reason, dismissed_at = @now
                where f.copy_id = @Id and f.dismissed_at is null and (f.type = @Check or f.source = @Check)
                  and (f.revision_id is null or f.revision_id = (select newest_revision_id from copy where id = @Id))
                returning *),
            kept as (
                insert into dismissal (product_id, copy_id, locale, source, type, field, found, fingerprint, reason, dismissed_by, dismissed_at)
                select product_id, copy_id, @Locale, source, type, field, found, fingerprint, @reason, @Actor, @now from done)
            select id from done
            """,
            new { row.Id, row.Locale, bulk.Actor, bulk.Arguments.Check, reason = bulk.Arguments.Reason.Trim(), now = time.GetUtcNow() })).ToArray();
        if (findings.Length == 0) return new(row.Id, "refused", $"The text has no finding of {bulk.Arguments.Check} that counts.", null, null);
        await writer.ExecuteAsync(Dismissals.Risk, new { copyId = row.Id });
        return new(row.Id, "done", null, Jsonb.Write(new { findings }), row.Version);
    }
}
