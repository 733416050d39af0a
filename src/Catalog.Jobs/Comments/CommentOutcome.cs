namespace Catalog.Jobs.Comments;

/// <summary>What came of a comment.</summary>
/// <param name="Id">The comment; 0 where nothing was stored.</param>
/// <param name="Problem">Why nothing was stored, for the person; null: it is.</param>
/// <param name="Unknown">Names behind an @ that no account has.</param>
public sealed record CommentOutcome(long Id, string? Problem, IReadOnlyList<string> Unknown)
{
    internal static CommentOutcome Refuse(string problem) => new(0, problem, []);
}
