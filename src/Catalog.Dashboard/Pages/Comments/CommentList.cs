using Catalog.Jobs.Comments;

namespace Catalog.Dashboard.Pages.Comments;

/// <summary>The comments on a text with the form below them.</summary>
/// <param name="Back">Where a form without JavaScript leads; an address of this server.</param>
public sealed record CommentList(long CopyId, IReadOnlyList<Comment> Comments, IReadOnlySet<string> Accounts, string Back)
{
    /// <summary>What the person wrote that wasn't stored.</summary>
    public string Typed { get; init; } = "";

    /// <summary>The person meant a problem of the product.</summary>
    public bool TypedProblem { get; init; }

    /// <summary>Why something wasn't stored.</summary>
    public string? Problem { get; init; }

    /// <summary>Names behind an @ that no account has.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The comment that is being changed; null: none.</summary>
    public long? Editing { get; init; }

    /// <summary>What screen readers hear.</summary>
    public string? Announcement { get; init; }

    /// <summary>True where the person may change a comment now.</summary>
    public static bool MayEdit(Comment comment, string account, DateTimeOffset now) =>
        comment.Author == account && !comment.IsDeleted && now - comment.CreatedAt < CommentStore.EditTime;
}
