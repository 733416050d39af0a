using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review;

/// <summary>What a decision does to a text; pure.</summary>
internal static class DecisionRules
{
    /// <summary>Why a decision can't be stored, for a person; null: it can.</summary>
    /// <param name="raw">The newest revision's text as JSON; null where there is none.</param>
    public static string? Problem(Decision decision, string? raw) => decision switch
    {
        Decision.Assign => null,
        Decision.Regenerate { Scope: null } => null,
        _ when raw is null => "There is no text yet. Regenerate asks the model for one.",
        Decision.Reject { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => "Say in a few words why the text is rejected.",
        Decision.Edit { Text: var text } => EditProblem(text, Copy.Parse(raw)),
        Decision.Regenerate { Scope: { } scope } when scope.Of(Copy.Parse(raw)) is null => "The text has no such place (any more). Mark what is to be written anew once more.",
        _ => null,
    };

    /// <summary>What a decision other than an edit changes.</summary>
    public static CopyChange Change(Decision decision, string state, long? newest, long? approved, bool proposal) => decision switch
    {
        Decision.Approve => new("approve", CopyState.Approved, newest, newest, newest, "", Requested: false),

        // A proposal that nobody wants goes, and the person's text that it stood beside stays what it was.
        Decision.Reject { Reason: var reason } when proposal && approved is not null && approved != newest =>
            new("reject", CopyState.Approved, approved, approved, newest, reason.Trim(), Requested: false),
        Decision.Reject { Reason: var reason } =>
            new("reject", CopyState.NeedsRewrite, newest, approved == newest ? null : approved, newest, reason.Trim(), Requested: false),
        Decision.Regenerate { Note: var note, Scope: var scope } =>
            new("regenerate", CopyState.NeedsRewrite, newest, approved, newest, note.Trim(), Requested: true) { Scope = scope },
        Decision.Assign { To: var to, Note: var note } => new("assign", state, newest, approved, newest, note.Trim(), Requested: false) { AssignedTo = to },
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "an edit has a revision of its own"),
    };

    private static string? EditProblem(Copy text, Copy before)
    {
        if (!text.Fields.Select(field => (field.Key, field.IsList)).SequenceEqual(before.Fields.Select(field => (field.Key, field.IsList))))
            return $"The text must have exactly these fields: {string.Join(", ", before.Fields.Select(field => field.Key))}.";

        // What was empty before may stay so: it isn't what the person edited.
        var empty = text.Fields.FirstOrDefault(field => !field.IsList && string.IsNullOrWhiteSpace(field.Text) && !string.IsNullOrWhiteSpace(before.Field(field.Key)!.Text));
        if (empty is not null) return $"The field {empty.Key} is empty. Write a text, or reject the draft.";
        return text.Fields.Any(field => field.Text.Contains('\0', StringComparison.Ordinal)) ? "The text holds a NUL character. Remove it." : null;
    }
}
