using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Products;

/// <summary>Reads the lines of products.</summary>
public sealed class ProductList(NpgsqlDataSource source)
{
    /// <summary>The next retired products behind an article number.</summary>
    /// <param name="after">The last article number of the page before; null: the first page.</param>
    public async Task<IReadOnlyList<ProductLine>> RetiredAsync(string? after, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var ids = await connection.QueryAsync<long>(new CommandDefinition(
            "select id from product where retired_at is not null and (@after::text is null or sku > @after) order by sku limit @limit",
            new { after, limit },
            cancellationToken: cancellation));
        return await OfAsync([.. ids], cancellation);
    }

    /// <summary>Some products by id, in the given order; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<ProductLine>> OfAsync(long[] ids, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            "select id, sku, title, category, brand, pictures -> 0 ->> 'hash' as picture from product where id = any(@ids) order by array_position(@ids, id)",
            new { ids },
            cancellationToken: cancellation))).AsList();
        var states = (await connection.QueryAsync<(long ProductId, string Locale, string State)>(new CommandDefinition(
            "select product_id, locale, state from copy where product_id = any(@ids) order by locale",
            new { ids },
            cancellationToken: cancellation))).ToLookup(state => state.ProductId, state => KeyValuePair.Create(state.Locale, state.State));
        return [.. rows.Select(row => new ProductLine(row.Id, row.Sku, row.Title, row.Category, row.Brand, row.Picture, [.. states[row.Id]]))];
    }

    private sealed record Row(long Id, string Sku, string Title, string Category, string Brand, string? Picture);
}
