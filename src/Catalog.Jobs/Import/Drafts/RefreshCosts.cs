using Catalog.Jobs.Catalogs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Estimates what a refresh would cost.</summary>
public sealed class RefreshCosts(NpgsqlDataSource source)
{
    private const int Runs = 5;
    private const double CharactersPerToken = 3;

    // Of a field without a limit, in characters.
    private const int Unlimited = 400;

    /// <summary>From the averages of the last finished refreshes; where there are none, from the limits of the catalogue's fields.</summary>
    public async Task<RefreshCost> OfAsync(int texts, CatalogDefinition catalog, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var past = await connection.QuerySingleAsync<(int Runs, long Texts, long Tokens, double Seconds)>(new CommandDefinition("""
            with last as (
                select id, seconds from run where kind = 'refresh' and state in ('finished', 'stopped') and done > 0 order by id desc limit @Runs
            ), written as (
                select w.run_id, sum(cardinality(w.locales)) as texts, sum(w.prompt_tokens_computed + w.decode_tokens) as tokens
                from work_item w join last on last.id = w.run_id where w.state = 'done' group by w.run_id
            )
            select count(*)::int, coalesce(sum(texts), 0)::bigint, coalesce(sum(tokens), 0)::bigint, coalesce(sum(seconds), 0)
            from written join last on last.id = written.run_id
            """, new { Runs }, cancellationToken: ct));
        if (past.Texts > 0) return new(texts, past.Tokens * texts / past.Texts, past.Seconds * texts / past.Texts / 60, past.Runs);
        var characters = catalog.Fields.Sum(field => field.MaxLength ?? Unlimited);
        return new(texts, (long)Math.Ceiling(characters / CharactersPerToken) * texts, null, 0);
    }
}
