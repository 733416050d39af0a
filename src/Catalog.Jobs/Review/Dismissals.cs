using Catalog.Jobs.Runs;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>
/// Takes findings out of account, on a person's word and for a reason, and back in. It holds as long as what the finding was computed from stays the
/// same (its fingerprint). Rows of <c>dismissal</c> stay, so that a check's precision can be told later.
/// </summary>
public sealed class Dismissals(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>Characters of a reason at most.</summary>
    public const int LongestReason = 500;

    /// <summary>Works out a text's risk anew, from the findings that count.</summary>
    internal const string Risk =
        """
        update copy c set risk = coalesce((
            select max(case f.severity when 'critical' then 3 when 'major' then 2 else 1 end) from finding f
            where f.dismissed_at is null and (f.copy_id is null or f.revision_id is null or f.revision_id = c.newest_revision_id)
                and (f.copy_id = c.id or f.copy_id is null and f.product_id = c.product_id)), 0)
        where c.id = @copyId
        """;

    /// <summary>Dismisses a finding.</summary>
    /// <param name="copyId">The text on the screen: the finding is its own or its product's.</param>
    /// <param name="reason">In the person's words.</param>
    /// <returns>What is wrong, for the person; null: it is done.</returns>
    public async Task<string?> DismissAsync(long copyId, long findingId, string actor, string reason, CancellationToken cancellation)
    {
        reason = reason.Trim();
        if (reason.Length == 0) return "Say in a few words why the finding doesn't count.";
        if (reason.Length > LongestReason) return $"The reason has {reason.Length} characters; at most {LongestReason} are kept.";
        return await ChangeAsync(
            copyId,
            findingId,
            actor,
            """
            with done as (
                update finding set dismissed_by = @actor, dismissed_reason = @reason, dismissed_at = @now
                where id = @findingId and dismissed_at is null and {0} returning *)
            insert into dismissal (product_id, copy_id, locale, source, type, field, found, fingerprint, reason, dismissed_by, dismissed_at)
            select d.product_id, d.copy_id, c.locale, d.source, d.type, d.field, d.found, d.fingerprint, @reason, @actor, @now
            from done d left join copy c on c.id = d.copy_id
            """,
            new { copyId, findingId, actor, reason, now = time.GetUtcNow() },
            cancellation);
    }

    /// <summary>Takes a dismissal back.</summary>
    /// <returns>What is wrong, for the person; null: it is done.</returns>
    public Task<string?> RestoreAsync(long copyId, long findingId, string actor, CancellationToken cancellation) => ChangeAsync(
        copyId,
        findingId,
        actor,
        """
        with found as (select * from finding where id = @findingId and dismissed_at is not null and {0}),
        undone as (
            update dismissal d set undone_by = @actor, undone_at = @now from found f
            where d.undone_at is null and d.product_id = f.product_id and d.copy_id is not distinct from f.copy_id
                and d.type = f.type and d.field is not distinct from f.field and d.found = f.found and d.fingerprint = f.fingerprint)
        update finding set dismissed_by = null, dismissed_reason = null, dismissed_at = null where id in (select id from found)
        """,
        new { copyId, findingId, actor, now = time.GetUtcNow() },
        cancellation);

    private async Task<string?> ChangeAsync(long copyId, long findingId, string actor, string sql, object parameters, CancellationToken cancellation)
    {
        const string OfScreen = "(copy_id = @copyId or copy_id is null and product_id = (select product_id from copy where id = @copyId))";
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var writer = new RowWriter(connection, transaction, cancellation);
        await writer.ExecuteAsync("select 1 from copy where id = @copyId for update", new { copyId });
        if (await ReviewerLocales.ProblemAsync(writer, actor, copyId) is { } foreign) return foreign;
        var changed = await writer.ExecuteAsync(sql.Replace("{0}", OfScreen, StringComparison.Ordinal), parameters);
        if (changed == 0) return $"The finding {findingId} is gone or was changed meanwhile; the text below is as it is now.";
        await writer.ExecuteAsync(Risk, new { copyId });
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
