using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>Products that have a text which a query finds, by article number, a page at a time. Without a query all products, also those without any text.</summary>
public sealed class ProductSearch(NpgsqlDataSource source, TimeProvider time)
{
    private const int Near = 300;
    private const int Enough = 3;

    /// <summary>The ids of a page, in order of the article numbers.</summary>
    /// <param name="after">The last article number of the page before; null: the first page.</param>
    /// <param name="withRetired">Without a query, products that the last full file had no longer are in the list, too; their texts are found by none.</param>
    /// <returns>Null: it took longer than <see cref="SlowSearch.Limit"/>.</returns>
    public async Task<IReadOnlyList<long>?> PageAsync(SearchNode query, string account, string? after, int size, bool withRetired, CancellationToken cancellation)
    {
        var sql = SearchSql.Of(query, new SearchContext(account, time.GetUtcNow()));
        var parameters = TextList.Parameters(sql, null);
        parameters.Add("after", after);
        parameters.Add("size", size);
        var behind = after is null ? "true" : "p.sku > @after";
        var present = withRetired && query is SearchNode.All ? "true" : "p.retired_at is null";
        var holds = query is SearchNode.All ? "true" : $"coalesce((select true from copy c where c.product_id = p.id and not c.retired and {sql.Where} limit 1), false)";
        var inOrder = $"select p.id from product p where {present} and {behind} and {holds} order by p.sku limit @size";
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await SlowSearch.LimitAsync(connection, transaction, SlowSearch.Limit, cancellation);
            async Task<List<long>> ReadAsync(string statement) =>
                (await connection.QueryAsync<long>(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancellation))).AsList();
            if (sql.Source is null) return await ReadAsync(inOrder);

            // As in TextList: in order where the next products show that enough of them match, else by the index.
            var near = await ReadAsync(
                $"""
                with near as materialized (select p.id, p.sku from product p where {present} and {behind} order by p.sku limit {Near})
                select p.id from near p where {holds} order by p.sku limit @size
                """);
            if (near.Count == size) return near;
            return near.Count >= Enough
                ? await ReadAsync(inOrder)
                : await ReadAsync(
                    $"""
                    with found as materialized (select distinct c.product_id from {sql.From} where not c.retired and {sql.Where})
                    select p.id from found join product p on p.id = found.product_id where {present} and {behind} order by p.sku limit @size
                    """);
        }
        catch (PostgresException exception) when (SlowSearch.Is(exception, cancellation))
        {
            return null;
        }
    }

    /// <summary>The texts of some products, and which of them a query finds.</summary>
    public async Task<ILookup<long, ProductText>> TextsAsync(SearchNode query, string account, IReadOnlyCollection<long> products, CancellationToken cancellation)
    {
        var sql = SearchSql.Of(query, new SearchContext(account, time.GetUtcNow()));
        var parameters = TextList.Parameters(sql, null);
        parameters.Add("products", products.ToArray());
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ProductText>(new CommandDefinition(
            $"select c.id, c.product_id, c.locale, c.state, c.risk, ({sql.Where}) as is_found from copy c where c.product_id = any(@products) and not c.retired order by c.product_id, c.locale",
            parameters,
            cancellationToken: cancellation));
        return rows.ToLookup(row => row.ProductId);
    }
}

/// <summary>A text of a product.</summary>
/// <param name="Risk">3 critical, 2 major, 1 minor, 0 no finding.</param>
/// <param name="IsFound">The query finds it.</param>
public sealed record ProductText(long Id, long ProductId, string Locale, string State, int Risk, bool IsFound);
