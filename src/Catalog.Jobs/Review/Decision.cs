using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review;

/// <summary>What a person decides about the text on the screen.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The text goes out as it is.</summary>
    public sealed record Approve : Decision;

    /// <summary>The person's own text goes out.</summary>
    /// <param name="Text">With the fields of the text on the screen.</param>
    public sealed record Edit(Copy Text) : Decision
    {
        /// <summary>The older revision whose text it is; null: the person wrote it.</summary>
        public Revision? Reverts { get; init; }

        /// <summary>True: where an enforced check objects, the text is kept and waits for review. False: it is refused.</summary>
        public bool WaitsWhenBlocked { get; init; }

        /// <summary>Where the text comes from, for the history; may be empty.</summary>
        public string Reason { get; init; } = "";
    }

    /// <summary>The text doesn't go out. A person's approved text that it was to replace stays.</summary>
    /// <param name="Reason">In the person's words; not empty.</param>
    public sealed record Reject(string Reason) : Decision;

    /// <summary>The model tries again, now.</summary>
    /// <param name="Note">What to do better, in the person's words: the model reads it. May be empty.</param>
    /// <param name="Scope">What of the text may change; null: all of it.</param>
    public sealed record Regenerate(string Note, TextScope? Scope = null) : Decision;

    /// <summary>A colleague decides: the text leaves all other queues.</summary>
    /// <param name="To">An account with the role reviewer.</param>
    /// <param name="Note">For the colleague; may be empty.</param>
    public sealed record Assign(string To, string Note) : Decision;
}
