using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Review;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>Writes what came of one text: its revisions, their findings, the decision and the text's row.</summary>
internal static class TextRows
{
    /// <summary>SQL: whether a person's text stands in copy <c>c</c>.</summary>
    internal const string PersonsText = """
        coalesce((select s.author <> 'model' from revision s where s.copy_id = c.id and not s.undone and (not s.proposal or s.id = c.approved_revision_id)
            order by s.number desc limit 1), false)
        """;

    public static async Task WriteAsync(
        RowWriter writer, CatalogDefinition catalog, ModelProfile profile, FinishedItem finished, TextResult text, IReadOnlyList<Finding> productFindings)
    {
        var product = finished.Task.Product;
        var stale = text.Task.Stale;
        var copy = await LockAsync(writer, product.Id, stale.Locale.Code);
        var dismissed = await FindingRows.ClearOfTextAsync(writer, copy.Id);
        long? newest = null;
        IReadOnlyList<Finding> open = [];
        foreach (var (index, draft) in text.Drafts.Index())
        {
            newest = await InsertRevisionAsync(writer, copy, copy.LastNumber + 1 + index, finished, profile, text.Task, draft);
            open = await FindingRows.InsertAsync(writer, product.Id, copy.Id, newest, draft.Findings, Hash.Of(product.Hash, draft.Copy.ToJson()), dismissed);
        }

        IReadOnlyList<Finding> own = [.. open, .. await FindingRows.InsertAsync(writer, product.Id, copy.Id, null, text.Findings, stale.Fingerprint, dismissed)];
        var verdict = Decide.About(
            new Situation(stale.Locale.Code, product.Value(catalog.Columns.Category), text.Usable, copy.PersonsText, own, productFindings)
            {
                Enforced = [.. new FlagScope(catalog, product).Blocking([.. own, .. productFindings])],
            },
            catalog.Approval);
        await UpdateAsync(writer, copy, newest, text.Task, verdict, Decide.Risk([.. own, .. productFindings]));
        await writer.ExecuteAsync(
            """
            insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state)
            values (@Id, @revision, @action, 'rules', @Reason, @from, @State)
            """,
            new { copy.Id, revision = newest ?? copy.NewestRevisionId, action = Action(verdict.State), verdict.Reason, from = copy.Fresh ? "new" : copy.State, verdict.State });
    }

    // A proposal stands beside a person's text: whose text counts is said by the last revision that is none, or by the approved one.
    private static async Task<CopyRow> LockAsync(RowWriter writer, long product, string locale)
    {
        var fresh = await writer.ExecuteAsync(
            "insert into copy (product_id, locale, state) values (@product, @locale, 'needs_rewrite') on conflict do nothing", new { product, locale }) == 1;
        var row = await writer.SingleAsync<CopyRow>(
            $"""
            select c.id, c.state, c.newest_revision_id as newestrevisionid,
                coalesce((select max(number) from revision where copy_id = c.id), 0) as lastnumber, {PersonsText} as personstext
            from copy c where product_id = @product and locale = @locale for update
            """,
            new { product, locale });
        return row with { Fresh = fresh };
    }

    private static async Task<long> InsertRevisionAsync(
        RowWriter writer, CopyRow copy, int number, FinishedItem finished, ModelProfile profile, TextTask task, Draft draft)
    {
        var raw = draft.Copy.ToJson();
        var said = draft.Said?.Said.Select(field => new { field = field.Key, said = field.Value });
        return await writer.SingleAsync<long>(
            """
            insert into revision (copy_id, number, author, texts, raw, said, model, prompt_version, fingerprint, run_id, round,
                prompt_tokens, decode_tokens, seconds, note, proposal, origin, reused_revision_id, memory_key, facts)
            values (@Id, @number, 'model', @raw::jsonb, @raw, @said::jsonb, @Name, @prompts, @Fingerprint, @run, @Round,
                @PromptTokens, @DecodeTokens, @Seconds, @note, @PersonsText, @origin, @ReusedId, @MemoryKey, @facts)
            returning id
            """,
            new
            {
                copy.Id,
                number,
                raw,
                said = said is null ? null : Jsonb.Write(said),
                // What is repeated was made by another model or a person, and with other prompts.
                Name = draft.ReusedId is null ? profile.Name : null,
                prompts = draft.ReusedId is null ? PromptVersion.Of(profile.SystemText) : null,
                task.Stale.Fingerprint,
                run = finished.Item.RunId,
                draft.Round,
                draft.PromptTokens,
                draft.DecodeTokens,
                draft.Seconds,
                note = task.Request?.Note,
                copy.PersonsText,
                origin = draft.ReusedId is null ? "new" : "memory",
                draft.ReusedId,
                task.Stale.MemoryKey,
                facts = Jsonb.Of(finished.Task.Product.Facts),
            });
    }

    private static Task<int> UpdateAsync(RowWriter writer, CopyRow copy, long? newest, TextTask task, Verdict verdict, int risk) => writer.ExecuteAsync(
        """
        update copy set state = @State, version = version + 1, newest_revision_id = coalesce(@newest, newest_revision_id),
            approved_revision_id = case when @State = 'approved' then @newest else approved_revision_id end,
            fingerprint = @Fingerprint, risk = @risk, updated_at = now(),
            requested_at = case when requested_at = @at then null else requested_at end,
            requested_by = case when requested_at = @at then null else requested_by end,
            request_note = case when requested_at = @at then null else request_note end,
            request_scope = case when requested_at = @at then null else request_scope end
        where id = @Id
        """,
        new { copy.Id, verdict.State, newest, task.Stale.Fingerprint, risk, at = task.Request?.At });

    internal static string Action(string state) => state switch
    {
        CopyState.Approved => "approve",
        CopyState.NeedsReview => "escalate",
        _ => "return",
    };

    private sealed record CopyRow(long Id, string State, long? NewestRevisionId, int LastNumber, bool PersonsText)
    {
        public bool Fresh { get; init; }
    }
}
