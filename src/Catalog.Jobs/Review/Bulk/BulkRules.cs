using Catalog.Jobs.Search;

namespace Catalog.Jobs.Review.Bulk;

/// <summary>What an action needs; pure.</summary>
internal static class BulkRules
{
    private const int LongestPiece = 500;

    /// <summary>What is wrong with an action's words, for the person; null: nothing.</summary>
    public static string? Problem(string action, BulkArguments arguments) => action switch
    {
        BulkAction.Approve => null,
        BulkAction.Reject when arguments.Reason.Trim().Length == 0 => "Say in a few words why the texts are rejected.",
        BulkAction.Reject or BulkAction.Regenerate => TooLong(arguments.Reason, "The reason"),
        BulkAction.Dismiss when arguments.Check.Trim().Length == 0 => "Name the type or the check whose findings don't count.",
        BulkAction.Dismiss when arguments.Reason.Trim().Length == 0 => "Say in a few words why the findings don't count.",
        BulkAction.Dismiss => TooLong(arguments.Reason, "The reason"),
        BulkAction.Assign => null,
        BulkAction.Replace when arguments.Find.Length == 0 => "Say what is to be replaced.",
        BulkAction.Replace when arguments.Find == arguments.By => "Both pieces are the same.",
        BulkAction.Replace when (arguments.Find + arguments.By).Contains('\0', StringComparison.Ordinal) => "The text holds a NUL character. Remove it.",
        BulkAction.Replace => TooLong(arguments.Find, "The piece") ?? TooLong(arguments.By, "The replacement"),
        _ => "Choose what is to be done.",
    };

    /// <summary>The query that finds what the action can be about: a replacement looks only where the piece stands.</summary>
    public static SearchNode Narrow(string action, BulkArguments arguments, SearchNode query) =>
        action != BulkAction.Replace || !SearchText.IsSearchable(arguments.Find) ? query
        : query is SearchNode.All ? new SearchNode.Words(arguments.Find) : new SearchNode.And(query, new SearchNode.Words(arguments.Find));

    /// <summary>What a decision says in the history.</summary>
    public static string Reason(BulkRecord bulk) => bulk.Action == BulkAction.Replace
        ? $"Bulk {bulk.Id}: “{bulk.Arguments.Find}” replaced by “{bulk.Arguments.By}”"
        : bulk.Arguments.Reason;

    private static string? TooLong(string text, string what) => text.Length > LongestPiece ? $"{what} has {text.Length} characters; at most {LongestPiece} are kept." : null;
}
