namespace Catalog.Jobs.Review;

/// <summary>Something that a key of the review screen does.</summary>
/// <param name="Command">Its name in the store.</param>
/// <param name="Label">What it does, for people.</param>
/// <param name="Default">Its key, a letter, digit or mark without Shift.</param>
public sealed record ReviewKey(string Command, string Label, char Default)
{
    /// <summary>All of them, in the order of the sheet.</summary>
    public static IReadOnlyList<ReviewKey> All { get; } =
    [
        new("approve", "Approve and go on", 'a'),
        new("edit", "Edit the text in place", 'e'),
        new("reject", "Reject with a reason", 'r'),
        new("regenerate", "Let the model write again, with a note", 'g'),
        new("send", "Send to a colleague", 'c'),
        new("skip", "Skip to the next text", 's'),
        new("undo", "Undo the last decision", 'z'),
        new("previous", "The product's previous language", '['),
        new("following", "The product's following language", ']'),
        new("source", "Show or hide the source language's text", 'o'),
        new("zoom", "Enlarge the picture", 'p'),
        new("history", "Show or hide the history", 'h'),
        new("invisible", "Show or hide invisible characters", 'i'),
        new("list", "The queue as a list", 'l'),
        new("goto", "Go to a number of the queue", 'n'),
    ];
}
