using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

internal static class ProductRows
{
    public static async Task<Product> GetAsync(NpgsqlConnection connection, long id, CancellationToken cancellation)
    {
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(
            """
            select id, sku, facts::text as facts, attributes::text as attributes, pictures::text as pictures, documents::text as documents, hash
            from product where id = @id
            """,
            new { id },
            cancellationToken: cancellation));
        return new Product(
            row.Id,
            row.Sku,
            Jsonb.Read<IReadOnlyList<Fact>>(row.Facts),
            Jsonb.Read<IReadOnlyDictionary<string, string>>(row.Attributes),
            Jsonb.Read<IReadOnlyList<MediaFile>>(row.Pictures),
            Jsonb.Read<IReadOnlyList<MediaFile>>(row.Documents),
            row.Hash);
    }

    private sealed record Row(long Id, string Sku, string Facts, string Attributes, string Pictures, string Documents, string Hash);
}
