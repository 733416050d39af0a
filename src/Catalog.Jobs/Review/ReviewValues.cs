using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Tells the store which column says what a product is worth (catalog.json's <c>review.value</c>). From then on triggers keep <c>copy.value</c>.</summary>
public static class ReviewValues
{
    /// <summary>Takes the column over; where it is another one than before, all texts get their values anew.</summary>
    /// <param name="key">An attribute or a fact; null: none.</param>
    public static async Task ApplyAsync(NpgsqlDataSource source, string? key, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var known = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition("select value_key from review_setting", cancellationToken: cancellation));
        if (known == key) return;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from review_setting;
            insert into review_setting (value_key) select @key where @key::text is not null;
            update copy c set value = found.value
            from (select id, coalesce(review_value(@key, attributes, facts), 0) as value from product) found
            where found.id = c.product_id and c.value <> found.value
            """,
            new { key },
            transaction,
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }
}
