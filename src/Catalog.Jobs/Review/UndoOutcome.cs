namespace Catalog.Jobs.Review;

/// <summary>What came of an undo.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    /// <summary>The text is as it was before the decision, and held by the person. A revision that the person wrote stays in the history.</summary>
    public sealed record Undone(Undoable Decision) : UndoOutcome;

    /// <summary>Someone or a run changed the text since: nothing was stored.</summary>
    /// <param name="Problem">Says who, for the person.</param>
    public sealed record Changed(Undoable Decision, string Problem) : UndoOutcome;

    /// <summary>The person has no decision that could be taken back.</summary>
    public sealed record Nothing : UndoOutcome;
}
