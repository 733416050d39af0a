using Catalog.Jobs.Products;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Loads a product with its history.</summary>
public sealed class ProductHistories(NpgsqlDataSource source, ProductStore products)
{
    /// <summary>A product by its row's id; null where there is none.</summary>
    public async Task<ProductHistory?> LoadAsync(long productId, CancellationToken cancellation)
    {
        if (await products.GetAsync(productId, cancellation) is not { } product) return null;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var copies = (await connection.QueryAsync<CopyRow>(Command(
            $"select {CopyRow.Columns} from copy where product_id = @productId order by locale", new { productId }, cancellation))).AsList();
        var ids = copies.ConvertAll(copy => copy.Id);
        var revisions = await Revisions.OfCopiesAsync(connection, ids, cancellation);
        var findings = await StoredFindings.OfRevisionsAsync(connection, ids, copies.Select(copy => copy.NewestRevisionId).OfType<long>(), cancellation);
        var decisions = (await connection.QueryAsync<DecisionOfCopy>(Command(
            """
            select copy_id, id, revision_id, action, actor, reason, from_state, to_state, created_at
            from decision where copy_id = any(@ids) order by id desc
            """,
            new { ids = ids.ToArray() },
            cancellation))).ToLookup(row => row.CopyId, row => row.Decision);
        return new ProductHistory(
            product,
            [.. copies.Select(copy => new CopyHistory(
                copy,
                revisions[copy.Id].FirstOrDefault(revision => revision.Id == copy.NewestRevisionId),
                [.. findings[copy.Id]],
                [.. revisions[copy.Id]],
                [.. decisions[copy.Id]]))],
            await StoredFindings.OfRevisionAsync(connection, productId, null, null, cancellation),
            await EvidenceAsync(connection, productId, cancellation),
            await AgentTurnsAsync(connection, productId, cancellation));
    }

    /// <summary>What was compared for a product: kind → JSON.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> EvidenceAsync(NpgsqlConnection connection, long productId, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<(string Kind, string Payload)>(Command(
            "select kind, payload::text from evidence where product_id = @productId", new { productId }, cancellation));
        return rows.ToDictionary(row => row.Kind, row => row.Payload);
    }

    private static async Task<IReadOnlyList<AgentTurn>> AgentTurnsAsync(NpgsqlConnection connection, long productId, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<AgentTurn>(Command(
            """
            select turn, tail, answer, decode_tokens, seconds from conversation_turn
            where conversation_id = (select max(id) from conversation where product_id = @productId and kind = 'documents')
            order by turn, id
            """,
            new { productId },
            cancellation));
        return rows.AsList();
    }

    private static CommandDefinition Command(string sql, object parameters, CancellationToken cancellation) =>
        new(sql, parameters, cancellationToken: cancellation);

    private sealed record DecisionOfCopy(
        long CopyId, long Id, long? RevisionId, string Action, string Actor, string Reason, string FromState, string ToState, DateTimeOffset CreatedAt)
    {
        public DecisionRecord Decision => new(Id, RevisionId, Action, Actor, Reason, FromState, ToState, CreatedAt);
    }
}
