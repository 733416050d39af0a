using Catalog.Jobs.Products;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>A text with all that became of it.</summary>
/// <param name="Newest">Null where the model gave no text yet.</param>
/// <param name="Findings">Of the newest revision.</param>
/// <param name="Revisions">The newest first.</param>
/// <param name="Decisions">The newest first.</param>
public sealed record CopyHistory(
    CopyRow Copy, Revision? Newest, IReadOnlyList<StoredFinding> Findings, IReadOnlyList<Revision> Revisions, IReadOnlyList<DecisionRecord> Decisions);

/// <summary>A turn of the conversation in which the model read the product's documents.</summary>
/// <param name="Tail">What was sent.</param>
/// <param name="Answer">What the model said.</param>
public sealed record AgentTurn(int Turn, string Tail, string Answer, int DecodeTokens, double Seconds);

/// <summary>A product with all its texts and the evidence about it.</summary>
/// <param name="Copies">By locale.</param>
/// <param name="Findings">About the product itself.</param>
/// <param name="Evidence">Kind (pictures, documents) → JSON.</param>
/// <param name="AgentTurns">Of the last conversation about documents, in order.</param>
public sealed record ProductHistory(
    Product Product,
    IReadOnlyList<CopyHistory> Copies,
    IReadOnlyList<StoredFinding> Findings,
    IReadOnlyDictionary<string, string> Evidence,
    IReadOnlyList<AgentTurn> AgentTurns);

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
