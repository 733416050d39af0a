using System.Globalization;
using Catalog.Jobs.Runs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Comments;

/// <summary>Comments on texts. Everybody who is signed in may comment; only the author edits, within <see cref="EditTime"/>; the author or an operator deletes.</summary>
public sealed class CommentStore(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>Characters of a comment at most.</summary>
    public const int Longest = 4000;

    /// <summary>How long a comment may be edited: later it has been read and answered.</summary>
    public static readonly TimeSpan EditTime = TimeSpan.FromMinutes(15);

    /// <summary>Adds a comment and tells whom it mentions, and who commented there before.</summary>
    /// <param name="sourceProblem">It is about the product's own data.</param>
    public async Task<CommentOutcome> AddAsync(long copyId, string author, string body, bool sourceProblem, CancellationToken cancellation)
    {
        body = Tidy(body);
        if (Problem(body) is { } problem) return CommentOutcome.Refuse(problem);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var writer = new RowWriter(connection, transaction, cancellation);
        var id = (await writer.QueryAsync<long>(
            """
            insert into comment (product_id, copy_id, source_problem, author, body, created_at)
            select product_id, id, @sourceProblem, @author, @body, @now from copy where id = @copyId returning id
            """,
            new { copyId, sourceProblem, author, body, now = time.GetUtcNow() })).SingleOrDefault();
        if (id == 0) return CommentOutcome.Refuse("This text is gone.");
        var unknown = await CommentNotices.TellAsync(writer, new(id, copyId, author, body), time.GetUtcNow());
        await transaction.CommitAsync(cancellation);
        return new(id, null, unknown);
    }

    /// <summary>Changes the author's own comment, within <see cref="EditTime"/>. Whom it mentions newly is told.</summary>
    public async Task<CommentOutcome> EditAsync(long id, string author, string body, CancellationToken cancellation)
    {
        body = Tidy(body);
        if (Problem(body) is { } problem) return CommentOutcome.Refuse(problem);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var writer = new RowWriter(connection, transaction, cancellation);
        var now = time.GetUtcNow();
        var copy = (await writer.QueryAsync<long>(
            "update comment set body = @body, edited_at = @now where id = @id and author = @author and deleted_at is null and created_at > @since returning copy_id",
            new { id, author, body, now, since = now - EditTime })).SingleOrDefault();
        if (copy == 0)
            return CommentOutcome.Refuse(string.Create(CultureInfo.InvariantCulture, $"A comment can be changed by its author for {EditTime.TotalMinutes} minutes. Write another one."));
        var unknown = await CommentNotices.TellAsync(writer, new(id, copy, author, body), now);
        await transaction.CommitAsync(cancellation);
        return new(id, null, unknown);
    }

    /// <summary>Takes a comment's words away; that there was one stays.</summary>
    /// <param name="anyones">The person may delete others' comments, too.</param>
    /// <returns>What is wrong, for the person; null: it is done.</returns>
    public async Task<string?> DeleteAsync(long id, string actor, bool anyones, CancellationToken cancellation) => await ChangeAsync(
        "update comment set body = '', deleted_by = @actor, deleted_at = @now where id = @id and deleted_at is null and (@anyones or author = @actor)",
        new { id, actor, anyones, now = time.GetUtcNow() }, null, cancellation)
            ? null
            : "Only its author or an operator can delete a comment, once.";

    /// <summary>Says that a source problem is solved, or that it isn't after all.</summary>
    /// <returns>What is wrong, for the person; null: it is done.</returns>
    public async Task<string?> ResolveAsync(long id, string actor, bool solved, CancellationToken cancellation) => await ChangeAsync(
        """
        update comment set resolved_by = case when @solved then @actor end, resolved_at = case when @solved then @now end
        where id = @id and source_problem and deleted_at is null and (resolved_at is null) = @solved
        """,
        new { id, actor, solved, now = time.GetUtcNow() }, actor, cancellation)
            ? null
            : "There is no such problem, or somebody was faster.";

    private async Task<bool> ChangeAsync(string sql, object parameters, string? actor, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (actor is not null) await Audit.AuditLog.ActAsAsync(connection, transaction, actor, cancellation);
        var changed = await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return changed == 1;
    }

    // Forms send CR LF.
    private static string Tidy(string body) => body.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static string? Problem(string body) => body switch
    {
        { Length: 0 } => "Write something first.",
        { Length: > Longest } => string.Create(CultureInfo.InvariantCulture, $"The comment has {body.Length} characters; at most {Longest} are kept."),
        _ => body.Contains('\0', StringComparison.Ordinal) ? "The comment holds a NUL character. Remove it." : null,
    };
}
