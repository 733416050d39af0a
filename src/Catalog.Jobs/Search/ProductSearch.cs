using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>Products that have a text which a query finds, by article number, a page at a time. Without a query all products, also those without any text.</summary>
public sealed class ProductSearch(NpgsqlDataSource source, TimeProvider time)
{
    private static readonly KeyOrder BySku = new(false, "p.sku");

    /// <summary>Products that are looked at for a page, at most: behind them the page says where looking goes on. A product has as many texts as there are languages.</summary>
    public long MostRows { get; init; } = 10_000;

    /// <summary>The ids of a page, in order of the article numbers.</summary>
    /// <param name="after">The last article number of the page before; null: the first page.</param>
    /// <param name="size">Ids at most.</param>
    /// <param name="withRetired">Without a query, products that the last full file had no longer are in the list, too; their texts are found by none.</param>
    /// <returns>Null: it took longer than <see cref="SlowSearch.Limit"/>.</returns>
    public async Task<ProductPage?> PageAsync(SearchNode query, string account, string? after, int size, bool withRetired, CancellationToken cancellation)
    {
        var sql = SearchSql.Of(query, new SearchContext(account, time.GetUtcNow()));
        var isAll = query is SearchNode.All;
        var read = new OrderedRead
        {
            Table = "product p",
            Id = "p.id",
            Near = withRetired && isAll ? "true" : "p.retired_at is null",
            Where = isAll ? "true" : $"coalesce((select true from copy c where c.product_id = p.id and not c.retired and {sql.Where} limit 1), false)",
            Order = BySku,
            Sources = sql.Sources,
            OfHits = "p.id = any(array(select distinct c.product_id from copy c where c.id = any(@hits)))",
            Values = sql.Values,
            Place = after is null ? null : [after],
            Size = size,
            FirstRows = Math.Max(60, size),
            MostRows = MostRows,
        };
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await SlowSearch.LimitAsync(connection, transaction, SlowSearch.Limit, cancellation);
            var found = await new OrderedSearch(connection, transaction, cancellation).ReadAsync(read);
            return new ProductPage(found.Ids, (string?)found.Reached?[0]);
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
        var parameters = TextList.Parameters(sql);
        parameters.Add("products", products.ToArray());
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ProductText>(new CommandDefinition(
            $"select c.id, c.product_id, c.locale, c.state, c.risk, ({sql.Where}) as is_found from copy c where c.product_id = any(@products) and not c.retired order by c.product_id, c.locale",
            parameters,
            cancellationToken: cancellation));
        return rows.ToLookup(row => row.ProductId);
    }
}

/// <summary>A page of products.</summary>
/// <param name="LookedTo">The article number behind which looking goes on, where so few products match that it stopped before the page was full. Null: it didn't.</param>
public sealed record ProductPage(IReadOnlyList<long> Ids, string? LookedTo);

/// <summary>A text of a product.</summary>
/// <param name="Risk">3 critical, 2 major, 1 minor, 0 no finding.</param>
/// <param name="IsFound">The query finds it.</param>
public sealed record ProductText(long Id, long ProductId, string Locale, string State, int Risk, bool IsFound);
