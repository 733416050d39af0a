using System.Text.Json;
using Catalog.Jobs.Audit;

namespace Catalog.Dashboard.Pages.Audit;

/// <summary>How entries of the audit log are said.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["text.approve"] = "Approved",
        ["text.edit"] = "Edited",
        ["text.reject"] = "Rejected",
        ["text.regenerate"] = "Sent to the model",
        ["text.undo"] = "Undid a decision about",
        ["text.assign"] = "Sent to a colleague",
        ["comment.add"] = "Commented on",
        ["comment.problem"] = "Reported a source problem at",
        ["comment.edit"] = "Changed a comment on",
        ["comment.delete"] = "Deleted a comment on",
        ["comment.resolve"] = "Solved a source problem of",
        ["comment.reopen"] = "Reopened a source problem of",
        ["finding.dismiss"] = "Dismissed a finding of",
        ["finding.restore"] = "Took back a dismissal at",
        ["import.finish"] = "Imported",
        ["import.fail"] = "Failed to import",
        ["export.write"] = "Exported",
        ["export.take-back"] = "Took an export back:",
        ["bulk.decide"] = "Decided about many texts:",
        ["bulk.undo"] = "Undid a decision about many texts:",
        ["run.start"] = "Started a run:",
        ["run.stop"] = "Stopped a run:",
        ["account.add"] = "Added the account",
        ["account.roles"] = "Changed the roles of",
        ["account.locales"] = "Changed the locales of",
        ["account.password"] = "Changed the password of",
        ["account.unlock"] = "Ended the rest of",
        ["account.sessions"] = "Ended sign-ins of",
        ["account.disable"] = "Disabled",
        ["account.enable"] = "Enabled",
        ["account.connect"] = "Connected to an identity provider:",
        ["sign-in"] = "Signed in",
        ["sign-in.failed"] = "Failed to sign in",
    };

    /// <summary>The groups that the page's filter offers.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["text", "bulk", "comment", "finding", "import", "export", "run", "glossary", "style", "account", "sign-in", "settings"];

    /// <summary>What was done.</summary>
    public static string Say(string action) => Known.TryGetValue(action, out var words) ? words : Show.Words(action.Replace('.', ' '));

    /// <summary>What else is known of it, by name; what was empty is left out. Values that aren't single ones come as they are stored.</summary>
    public static IEnumerable<(string Name, string Value)> Details(AuditLine line)
    {
        using var detail = JsonDocument.Parse(line.Detail);
        return [.. detail.RootElement.EnumerateObject()
            .Select(pair => (pair.Name.Replace('_', ' '), pair.Value.ToString()))
            .Where(pair => pair.Item2.Length > 0)];
    }

    /// <summary>What it leads to; null: nothing that is sure to be there.</summary>
    public static string? Target(AuditLine line) => line switch
    {
        { CopyId: { } copy, Action: var action } when action.StartsWith("comment.", StringComparison.Ordinal) => FormattableString.Invariant($"/texts/{copy}/comments"),
        { CopyId: { } copy } => FormattableString.Invariant($"/texts/{copy}/history"),
        { ProductId: { } product } => FormattableString.Invariant($"/products/{product}"),
        _ => null,
    };
}
