namespace Catalog.Jobs.Accounts;

/// <summary>What an account may do; an account has one or several. Stored as these words in <c>account.roles</c>.</summary>
public static class Role
{
    /// <summary>Sees everything and comments; changes nothing.</summary>
    public const string Viewer = "viewer";

    /// <summary>Brings and takes files.</summary>
    public const string Merchandiser = "merchandiser";

    /// <summary>Decides on texts.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Starts and stops runs, and sees the jobs.</summary>
    public const string Operator = "operator";

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Merchandiser, Reviewer, Operator];
}
