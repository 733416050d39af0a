using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Loads what stands on the review screen.</summary>
public sealed class ReviewItems(NpgsqlDataSource database, ProductStore products)
{
    /// <summary>A text with its product and evidence; null where there is no such text.</summary>
    /// <param name="sourceLocale">The language of the facts; null: its text isn't wanted.</param>
    public async Task<ReviewItem?> LoadAsync(long copyId, CancellationToken cancellation, string? sourceLocale = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var siblings = (await connection.QueryAsync<CopyRow>(new CommandDefinition(
            $"select {CopyRow.Columns} from copy where product_id = (select product_id from copy where id = @copyId) order by locale",
            new { copyId },
            cancellationToken: cancellation))).AsList();
        if (siblings.Find(row => row.Id == copyId) is not { } copy) return null;

        if (await products.GetAsync(copy.ProductId, cancellation) is not { } product) return null;
        var before = copy.ApprovedRevisionId is { } approved && approved != copy.NewestRevisionId
            ? approved
            : await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
                "select id from revision where copy_id = @copyId and id < @newest order by id desc limit 1",
                new { copyId, newest = copy.NewestRevisionId },
                cancellationToken: cancellation));
        var source = copy.Locale == sourceLocale ? null : siblings.Find(row => row.Locale == sourceLocale)?.NewestRevisionId;
        long?[] wanted = [copy.NewestRevisionId, before, source];
        var revisions = await Revisions.GetAsync(connection, wanted.OfType<long>(), cancellation);
        var findings = await StoredFindings.OfRevisionAsync(connection, copy.ProductId, copyId, copy.NewestRevisionId, cancellation);
        var evidence = await ProductHistories.EvidenceAsync(connection, copy.ProductId, cancellation);
        var decisions = await connection.QueryAsync<DecisionRecord>(new CommandDefinition(
            """
            select id, revision_id, action, actor, reason, from_state, to_state, created_at
            from decision where copy_id = @copyId order by id desc limit 10
            """,
            new { copyId },
            cancellationToken: cancellation));
        return new ReviewItem(
            copy,
            product,
            copy.NewestRevisionId is { } newest ? revisions[newest] : null,
            before is { } old ? revisions[old] : null,
            findings,
            evidence,
            siblings,
            decisions.AsList())
        {
            Source = source is { } text ? revisions[text] : null,
        };
    }

    /// <summary>The text of a revision; null where the text has no such revision.</summary>
    public async Task<Copy?> TextAsync(long copyId, long revisionId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var raw = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "select raw from revision where id = @revisionId and copy_id = @copyId",
            new { copyId, revisionId },
            cancellationToken: cancellation));
        return raw is null ? null : Copy.Parse(raw);
    }
}
