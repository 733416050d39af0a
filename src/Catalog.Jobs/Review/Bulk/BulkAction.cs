namespace Catalog.Jobs.Review.Bulk;

/// <summary>What can be decided about many texts, as addresses and the database write it.</summary>
public static class BulkAction
{
    /// <summary>The texts go out as they are.</summary>
    public const string Approve = "approve";

    /// <summary>They don't go out, for a reason.</summary>
    public const string Reject = "reject";

    /// <summary>The model tries again.</summary>
    public const string Regenerate = "regenerate";

    /// <summary>Findings of a check don't count, for a reason.</summary>
    public const string Dismiss = "dismiss";

    /// <summary>A person is to look.</summary>
    public const string Assign = "assign";

    /// <summary>A piece of text becomes another; the state stays.</summary>
    public const string Replace = "replace";

    /// <summary>All of them, in the order in which people read them.</summary>
    public static IReadOnlyList<string> All { get; } = [Approve, Reject, Regenerate, Dismiss, Assign, Replace];
}

/// <summary>The words that a decision about many texts needs; which of them depends on the action.</summary>
public sealed record BulkArguments
{
    /// <summary>Why: for reject and dismiss. What to do better: for regenerate.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A finding's type or its check's id: for dismiss.</summary>
    public string Check { get; init; } = "";

    /// <summary>An account; empty: nobody. For assign.</summary>
    public string Person { get; init; } = "";

    /// <summary>What is replaced. For replace.</summary>
    public string Find { get; init; } = "";

    /// <summary>By what; may be empty. For replace.</summary>
    public string By { get; init; } = "";

    /// <summary>Only where it stands as a word of its own.</summary>
    public bool IsWord { get; init; }

    /// <summary>The only field; empty: all.</summary>
    public string Field { get; init; } = "";
}
