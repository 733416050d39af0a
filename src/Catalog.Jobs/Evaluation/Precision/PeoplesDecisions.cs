using Catalog.Jobs.Checks;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Evaluation.Precision;

/// <summary>Reads from the history of decisions how far people agree with the checks. Only the model's texts count, and only what people decided.</summary>
public sealed class PeoplesDecisions(NpgsqlDataSource source)
{
    // A text's last decision by a person that wasn't undone. An edit is noted at the text that the person wrote, and is about the one before it.
    private const string Decided =
        """
        decided as (
            select distinct on (old.id) old.id as revision_id, d.action, old.texts as old_texts, new.texts as new_texts
            from decision d
            join revision new on new.id = d.revision_id
            join revision old on old.copy_id = d.copy_id and case when d.action = 'edit' then old.number = new.number - 1 else old.id = new.id end
            where d.actor <> 'rules' and d.action in ('approve', 'edit', 'reject') and old.author = 'model' and not exists (select 1 from decision u where u.undoes = d.id)
            order by old.id, d.id desc
        )
        """;

    /// <summary>
    /// Every check's findings by locale. A finding is accepted where its text was rejected, or edited at its field (findings without a field: anywhere);
    /// not accepted where it was dismissed, the text was approved as it was, or edited elsewhere. A dismissal counts once and for good, also when its text
    /// and finding are gone; one that was taken back doesn't.
    /// </summary>
    public async Task<IReadOnlyList<CheckPrecision>> PrecisionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<CheckPrecision>(new CommandDefinition(
            $"""
            with {Decided}, judged as (
                select f.source, c.locale, case
                    when d.action = 'edit' and f.field is not null then d.old_texts -> f.field is distinct from d.new_texts -> f.field
                    else d.action <> 'approve' end as accepted
                from finding f join copy c on c.id = f.copy_id join decided d on d.revision_id = f.revision_id
                where f.dismissed_at is null
                union all
                select source, locale, false from dismissal where undone_at is null and locale is not null
            )
            select source as check, locale, count(*)::int as decided, count(*) filter (where accepted)::int as accepted
            from judged group by source, locale order by source collate "C", locale collate "C"
            """,
            cancellationToken: cancellationToken))];
    }

    /// <summary>Decided texts by locale and worst finding; dismissed findings don't count.</summary>
    public async Task<IReadOnlyList<DecidedTexts>> TextsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Locale, int Severity, int Decided, int Changed)>(new CommandDefinition(
            $"""
            with {Decided}, worst as (
                select c.locale, d.action, coalesce(max(array_position(array['minor', 'major', 'critical'], f.severity)), 0) as severity
                from decided d join revision r on r.id = d.revision_id join copy c on c.id = r.copy_id
                left join finding f on f.revision_id = d.revision_id and f.dismissed_at is null
                group by d.revision_id, c.locale, d.action
            )
            select locale, severity, count(*)::int as decided, count(*) filter (where action <> 'approve')::int as changed
            from worst group by locale, severity order by locale collate "C", severity
            """,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DecidedTexts(row.Locale, (Severity)row.Severity, row.Decided, row.Changed))];
    }
}
