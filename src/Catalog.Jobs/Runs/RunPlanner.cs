using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology.Rechecks;
using Catalog.Model;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>What a refresh is started with.</summary>
/// <param name="StartedBy">An account, <c>schedule</c> or <c>command line</c>.</param>
/// <param name="Budget">Bounds of the run.</param>
/// <param name="RejectedRows">Rows that the imports of the same command rejected; null: those of all imports since the last run.</param>
public sealed record RunRequest(string StartedBy, RunBudget Budget, int? RejectedRows = null);

/// <summary>
/// Starts refreshes. One is running at a time: a killed one is continued under its row, together with what became stale since. The row and all
/// of its work items appear in one transaction.
/// </summary>
public sealed class RunPlanner(NpgsqlDataSource source, ProductStore products)
{
    private const int PageSize = 1000;

    /// <summary>Starts or continues the refresh. A run with nothing to do has no items and still is <c>running</c>: <see cref="RunStore.CloseAsync"/> ends it.</summary>
    public async Task<Run> StartAsync(CatalogDefinition catalog, ModelProfile profile, RunRequest request, CancellationToken cancellationToken)
    {
        await ReviewValues.ApplyAsync(source, catalog.Review.Value, cancellationToken);

        // Before: what goes back to the model is work of this run.
        var rechecked = (await new Recheck(source, products).RunAsync(catalog, cancellationToken)).Rechecked;
        var stale = new StaleTexts(catalog, profile);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_xact_lock(7042, 0)", transaction: transaction, cancellationToken: cancellationToken));
        var id = await RowAsync(connection, transaction, profile, request, cancellationToken);
        await foreach (var page in products.PagesAsync(PageSize, cancellationToken))
            await AddAsync(connection, transaction, id, page, stale, cancellationToken);
        var run = await connection.QuerySingleAsync<Run>(new CommandDefinition(
            $"""
            update run set rechecked = rechecked + @rechecked, products = (select count(*) from work_item where run_id = @id), done = (select count(*) from work_item where run_id = @id and state = 'done')
            where id = @id
            returning {Run.Columns}
            """,
            new { id, rechecked }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    private static async Task<long> RowAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ModelProfile profile, RunRequest request, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            request.StartedBy,
            request.Budget.MaxTokens,
            request.Budget.MaxMinutes,
            profile.Name,
            request.RejectedRows,
            Notes = profile.ReadsPictures ? Array.Empty<string>() : [$"The model {profile.Name} reads text only: pictures were not compared with the facts."],
        };
        // Locks the row: CloseAsync must not end the run between now and the commit of its new items.
        var running = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select id from run where kind = 'refresh' and state = 'running' and stopped_by is null for update", transaction: transaction, cancellationToken: cancellationToken));
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            running is null
                ? """
                  insert into run (kind, state, started_by, max_tokens, max_minutes, model, notes, rejected_rows)
                  select 'refresh', 'running', @StartedBy, @MaxTokens, @MaxMinutes, @Name, @Notes, coalesce(@RejectedRows,
                      (select sum(rejected) from import where finished_at > (select coalesce(max(started_at), '-infinity') from run where kind = 'refresh')), 0)
                  returning id
                  """
                : """
                  update run set max_tokens = @MaxTokens, max_minutes = @MaxMinutes, model = @Name, notes = @Notes, rejected_rows = coalesce(@RejectedRows, rejected_rows)
                  where kind = 'refresh' and state = 'running' and stopped_by is null
                  returning id
                  """,
            parameters, transaction, cancellationToken: cancellationToken));
    }

    // A text that waits for a person's wish to be carried out has an item of its own in another run.
    private static async Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long run, IReadOnlyList<Product> page, StaleTexts stale, CancellationToken cancellationToken)
    {
        var ids = page.Select(product => product.Id).ToArray();
        var marks = (await connection.QueryAsync<TextMark>(new CommandDefinition(
            "select product_id as productid, locale, fingerprint, requested_at is not null as requested from copy where product_id = any(@ids)",
            new { ids }, transaction, cancellationToken: cancellationToken))).ToLookup(mark => mark.ProductId);
        var elsewhere = (await connection.QueryAsync<(long Product, string Locale)>(new CommandDefinition(
            """
            select w.product_id, unnest(w.locales) from work_item w join run r on r.id = w.run_id
            where r.state = 'running' and r.id <> @run and w.state in ('ready', 'leased') and w.product_id = any(@ids)
            """,
            new { ids, run }, transaction, cancellationToken: cancellationToken))).ToHashSet();
        var items = page
            .Select(product => (product.Id, Locales: stale.Of(product, marks[product.Id]).Select(text => text.Locale.Code)
                .Where(locale => !elsewhere.Contains((product.Id, locale))).ToArray()))
            .Where(item => item.Locales.Length > 0)
            .ToList();
        if (items.Count == 0) return;
        // A finished item of a continued run opens again where its product changed since; a failed one waits for the next run.
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into work_item as w (run_id, product_id, locales)
            select @run, product, string_to_array(locales, ' ') from unnest(@products, @locales) as item (product, locales) order by product
            on conflict (run_id, product_id) do update set
                locales = array(select distinct unnest(w.locales || excluded.locales) order by 1),
                state = case when w.state = 'done' then 'ready' else w.state end
            """,
            new { run, products = items.Select(item => item.Id).ToArray(), locales = items.Select(item => string.Join(' ', item.Locales)).ToArray() },
            transaction, cancellationToken: cancellationToken));
    }
}
