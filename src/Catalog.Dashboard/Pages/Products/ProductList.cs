using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Products;

/// <summary>Pages through products in order of their article numbers.</summary>
public sealed class ProductList(NpgsqlDataSource source)
{
    /// <summary>The next products behind an article number.</summary>
    /// <param name="after">The last article number of the page before; null: the first page.</param>
    /// <param name="retired">True: only those that are retired; false: only the others.</param>
    /// <param name="start">What the article number or the title starts with, in any case; null or empty: all.</param>
    public async Task<IReadOnlyList<ProductLine>> PageAsync(string? after, string? start, bool retired, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select id, sku, title, category, brand, pictures -> 0 ->> 'hash' as picture
            from product
            where retired_at is null <> @retired and (@after::text is null or sku > @after)
              and (@start::text is null or sku ilike @start or title ilike @start)
            order by sku limit @limit
            """,
            new { after, retired, start = string.IsNullOrWhiteSpace(start) ? null : Literal(start.Trim()) + "%", limit },
            cancellationToken: cancellation))).AsList();
        var states = (await connection.QueryAsync<(long ProductId, string Locale, string State)>(new CommandDefinition(
            "select product_id, locale, state from copy where product_id = any(@ids) order by locale",
            new { ids = rows.Select(row => row.Id).ToArray() },
            cancellationToken: cancellation))).ToLookup(state => state.ProductId, state => KeyValuePair.Create(state.Locale, state.State));
        return [.. rows.Select(row => new ProductLine(row.Id, row.Sku, row.Title, row.Category, row.Brand, row.Picture, [.. states[row.Id]]))];
    }

    private static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private sealed record Row(long Id, string Sku, string Title, string Category, string Brand, string? Picture);
}
