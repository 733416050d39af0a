using Dapper;
using Npgsql;

namespace Catalog.Jobs.Comments;

/// <summary>Which comments are listed.</summary>
public enum CommentScope
{
    /// <summary>All that stand.</summary>
    All,

    /// <summary>Problems of products that nobody has solved.</summary>
    OpenProblems,
}

/// <summary>Reads comments.</summary>
public sealed class CommentQueries(NpgsqlDataSource source)
{
    private const int Most = 200;

    /// <summary>What was said about a text, and the problems of its product wherever they were written, once each; the oldest first, the newest 200.</summary>
    public Task<IReadOnlyList<Comment>> OfTextAsync(long copyId, CancellationToken cancellation) => ReadAsync(
        $"""
        select * from (
            {Comment.Select}
            where m.copy_id = @copyId or m.source_problem and m.product_id = (select product_id from copy where id = @copyId)
            order by m.id desc limit @Most) as newest
        order by id
        """,
        new { copyId, Most }, cancellation);

    /// <summary>A product's problems, the unsolved first.</summary>
    public Task<IReadOnlyList<Comment>> ProblemsAsync(long productId, CancellationToken cancellation) => ReadAsync(
        $"{Comment.Select} where m.product_id = @productId and m.source_problem and m.deleted_at is null order by m.resolved_at is not null, m.id desc limit @Most",
        new { productId, Most }, cancellation);

    /// <summary>Comments before <paramref name="before"/> (null: the newest), the newest first.</summary>
    public Task<IReadOnlyList<Comment>> PageAsync(CommentScope scope, long? before, int limit, CancellationToken cancellation) => ReadAsync(
        $"""
        {Comment.Select}
        where m.deleted_at is null {(scope == CommentScope.OpenProblems ? "and m.source_problem and m.resolved_at is null" : "")}
            and (@before::bigint is null or m.id < @before)
        order by m.id desc limit @limit
        """,
        new { before, limit }, cancellation);

    /// <summary>Which of the names behind an @ in some comments are accounts.</summary>
    public async Task<IReadOnlySet<string>> MentionedAsync(IEnumerable<Comment> comments, CancellationToken cancellation)
    {
        var candidates = comments.SelectMany(comment => Mentions.Candidates(comment.Body)).Distinct(StringComparer.Ordinal).ToArray();
        if (candidates.Length == 0) return new HashSet<string>();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            "select name from account where name = any(@candidates)", new { candidates }, cancellationToken: cancellation))).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<Comment>> ReadAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Comment>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))];
    }
}
