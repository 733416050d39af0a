using System.Runtime.CompilerServices;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Products;

/// <summary>The products as the last imports left them.</summary>
public sealed class ProductStore(NpgsqlDataSource source)
{
    private const string Columns = "id, sku, facts, attributes, pictures, documents, hash, retired_at is not null as is_retired";

    /// <summary>A product by its row's id; null where there is none.</summary>
    public async Task<Product?> GetAsync(long id, CancellationToken ct) =>
        await QueryAsync($"select {Columns} from product where id = @id", new { id }, ct) is [var product] ? product : null;

    /// <summary>A product by its article number; null where there is none.</summary>
    public async Task<Product?> GetAsync(string sku, CancellationToken ct) =>
        await QueryAsync($"select {Columns} from product where sku = @sku", new { sku }, ct) is [var product] ? product : null;

    /// <summary>Several products by id, in order of id; unknown ids are left out.</summary>
    public Task<IReadOnlyList<Product>> GetAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        QueryAsync($"select {Columns} from product where id = any(@ids) order by id", new { ids = ids.ToArray() }, ct);

    /// <summary>The next products in order of id, without retired ones.</summary>
    /// <param name="after">The last id of the page before; 0 for the first page.</param>
    /// <param name="limit">At most this many.</param>
    public Task<IReadOnlyList<Product>> PageAsync(long after, int limit, CancellationToken ct) =>
        QueryAsync($"select {Columns} from product where id > @after and retired_at is null order by id limit @limit", new { after, limit }, ct);

    /// <summary>All products that aren't retired in order of id, a page at a time; products that come meanwhile are in the later pages.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Product>> PagesAsync(int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = await PageAsync(0, pageSize, ct); page.Count > 0; page = await PageAsync(page[^1].Id, pageSize, ct))
        {
            yield return page;
        }
    }

    /// <summary>The words in which the catalogue's facts are given.</summary>
    public async Task<FactVocabulary> FactVocabularyAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<(string Key, string[] Values)>(new CommandDefinition("""
            select key, array_agg(value order by value)
            from (
                select distinct fact ->> 'key' as key, value
                from product, jsonb_array_elements(facts) f (fact), jsonb_array_elements_text(fact -> 'values') v (value)
                where retired_at is null
            ) said
            group by key
            having count(*) <= @MostValues
            """, new { FactVocabulary.MostValues }, cancellationToken: ct));
        return new(rows.ToDictionary(row => row.Key, IReadOnlySet<string> (row) => row.Values.ToHashSet()));
    }

    private async Task<IReadOnlyList<Product>> QueryAsync(string sql, object parameters, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: ct))).Select(row => row.ToProduct())];
    }

    private sealed record Row(long Id, string Sku, string Facts, string Attributes, string Pictures, string Documents, string Hash, bool IsRetired)
    {
        public Product ToProduct() => new(
            Id,
            Sku,
            Jsonb.Read<IReadOnlyList<Fact>>(Facts),
            Jsonb.Read<IReadOnlyDictionary<string, string>>(Attributes),
            Jsonb.Read<IReadOnlyList<MediaFile>>(Pictures),
            Jsonb.Read<IReadOnlyList<MediaFile>>(Documents),
            Hash)
        {
            IsRetired = IsRetired,
        };
    }
}
