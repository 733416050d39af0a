namespace Catalog.Jobs.Comments;

/// <summary>Something that an account should know.</summary>
/// <param name="Kind">mention, answer, assigned or draft.</param>
/// <param name="Actor">Who did it: an account, or <c>model</c>.</param>
/// <param name="Words">The comment's words, where it is about one that stands.</param>
public sealed record Notification(
    long Id, string Kind, string Actor, long CopyId, long? CommentId, string Sku, string Locale, string? Words, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt)
{
    /// <summary>True where nobody has looked yet.</summary>
    public bool IsNew => ReadAt is null;
}
