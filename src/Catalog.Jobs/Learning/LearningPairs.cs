using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Learning;

/// <summary>
/// Reads what was learnt: approved texts with the prompt of the model's last draft before them. Only rows whose way is known from the prompt to the decision;
/// texts of the translation memory or from before conversations were kept have no prompt and don't come.
/// </summary>
public sealed class LearningPairs(NpgsqlDataSource source)
{
    private const int Page = 500;

    /// <summary>All pairs in the order of the texts' ids: the same database gives the same rows. A page at a time, so that any number fits.</summary>
    public async IAsyncEnumerable<LearningPair> ReadAsync(PairFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = 0L;
        while (true)
        {
            var pairs = await PageAsync(filter, after, cancellation);
            foreach (var pair in pairs) yield return pair;
            if (pairs.Count < Page) yield break;
            after = pairs[^1].CopyId;
        }
    }

    private async Task<IReadOnlyList<LearningPair>> PageAsync(PairFilter filter, long after, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<LearningPair>(new CommandDefinition(
            """
            select c.id as copy_id, p.sku, c.locale, asked.opening, asked.tail, final.raw as answer, draft.raw as draft,
                coalesce(draft.facts, p.facts)::text as facts, p.pictures::text as pictures, draft.model, draft.prompt_version, draft.run_id, draft.round,
                draft.id as draft_revision, final.id as answer_revision, let.actor as decided_by, let.created_at as decided_at
            from copy c
            join product p on p.id = c.product_id
            join revision final on final.id = c.approved_revision_id
            join lateral (
                select * from revision r
                where r.copy_id = c.id and r.number <= final.number and r.author = 'model' and r.origin = 'new'
                    and r.run_id is not null and r.model is not null and r.prompt_version is not null
                order by r.number desc limit 1) draft on true
            join lateral (
                select actor, created_at from decision d where d.revision_id = final.id and d.to_state = 'approved' order by d.id desc limit 1) let on true
            join lateral (
                select v.opening, t.tail from conversation v join conversation_turn t on t.conversation_id = v.id
                where v.product_id = p.id and v.run_id = draft.run_id and v.kind = 'copy'
                    and t.locale = c.locale and t.round = draft.round and t.task in ('write', 'improve')
                order by t.attempt desc, t.id desc limit 1) asked on true
            where c.id > @after and (@ByRules or let.actor <> 'rules') and (@Since::timestamptz is null or let.created_at >= @Since)
                and (final.raw = draft.raw and @Approved or final.raw <> draft.raw and @Edited)
            order by c.id limit @Page
            """,
            new { after, Page, filter.Approved, filter.Edited, filter.Since, filter.ByRules },
            commandTimeout: 0,
            cancellationToken: cancellation))).AsList();
    }
}
