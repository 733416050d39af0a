using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology.Suggestions;

/// <summary>Suggests rules from what people decided lately, leaving out what somebody didn't want.</summary>
public sealed class RuleSuggestions(NpgsqlDataSource source)
{
    private const int Decisions = 2000;

    // Words that stand in many approved texts are no fault: a note just happened to use them.
    private const double MostFlagged = 0.2;
    private const int FewestLooked = 20;

    /// <summary>The suggestions with their trials, the most frequent complaint first.</summary>
    public async Task<IReadOnlyList<(RuleSuggestion Rule, RuleTrial Trial)>> FindAsync(CatalogDefinition catalog, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var refused = (await connection.QueryAsync<(string, string)>(new CommandDefinition("select locale, term from rule_refusal", cancellationToken: ct))).ToHashSet();
        var found = RuleMining.Find([.. await ChangesAsync(connection, ct)], catalog.Glossary).Where(rule => !refused.Contains((rule.Term.Locale!, rule.Term.Term))).ToList();
        var tried = new Dictionary<RuleSuggestion, RuleTrial>();
        foreach (var rules in found.GroupBy(rule => rule.Term.Locale!))
        {
            var trials = await new RuleTrials(source).RunAsync(rules.Key, [.. rules.Select(rule => rule.Term)], catalog, ct);
            foreach (var (rule, trial) in rules.Zip(trials)) tried.Add(rule, trial);
        }

        return [.. found.Select(rule => (rule, tried[rule]))
            .Where(pair => pair.rule.Term.Rule != GlossaryRule.Forbidden || pair.Item2.Looked < FewestLooked || pair.Item2.Flagged <= MostFlagged * pair.Item2.Looked)];
    }

    /// <summary>Notes that somebody doesn't want to see a suggestion again.</summary>
    public async Task RefuseAsync(string locale, string term, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into rule_refusal (locale, term, refused_by) values (@locale, @term, @by) on conflict do nothing", new { locale, term, by }, cancellationToken: ct));
    }

    private static async Task<IEnumerable<PersonsChange>> ChangesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select d.copy_id as copyid, c.locale, p.category, p.facts::text as facts, d.reason as note, d.action,
                case when d.action = 'edit' then b.raw else r.raw end as before, case when d.action = 'edit' then r.raw end as after
            from decision d join copy c on c.id = d.copy_id join product p on p.id = c.product_id join revision r on r.id = d.revision_id
            left join lateral (select raw from revision where copy_id = r.copy_id and number < r.number order by number desc limit 1) b on true
            where d.actor <> 'rules' and (d.action = 'edit' and b.raw is not null or d.action in ('reject', 'regenerate') and d.reason <> '')
                and not exists (select 1 from decision u where u.undoes = d.id)
            order by d.id desc limit @Decisions
            """,
            new { Decisions }, cancellationToken: ct));
        return rows.Select(row => row.ToChange());
    }

    private sealed record Row(long CopyId, string Locale, string Category, string Facts, string Note, string Action, string Before, string? After)
    {
        public PersonsChange ToChange() => new(
            CopyId, Locale, Category, Jsonb.Read<IReadOnlyList<Fact>>(Facts), Copy.Parse(Before), After is null ? null : Copy.Parse(After), Action == "edit" ? "" : Note);
    }
}
