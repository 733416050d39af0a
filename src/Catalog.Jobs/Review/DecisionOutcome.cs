namespace Catalog.Jobs.Review;

/// <summary>What came of a decision.</summary>
public abstract record DecisionOutcome
{
    private DecisionOutcome()
    {
    }

    /// <summary>It is stored.</summary>
    /// <param name="Version">The text's version now.</param>
    /// <param name="State">A word of <see cref="CopyState"/>.</param>
    public sealed record Decided(int Version, string State) : DecisionOutcome;

    /// <summary>Someone or a run changed the text since the form was opened: nothing was stored.</summary>
    /// <param name="Version">The text's version now.</param>
    public sealed record Stale(int Version) : DecisionOutcome;

    /// <summary>A colleague has the text on the screen now: the person's own hold had ended. Nothing was stored.</summary>
    /// <param name="By">The colleague's account.</param>
    public sealed record Held(string By) : DecisionOutcome;

    /// <summary>There is no such text (any more).</summary>
    public sealed record Gone : DecisionOutcome;

    /// <summary>It can't be done; nothing was stored.</summary>
    /// <param name="Problem">Says why and what to do.</param>
    public sealed record Refused(string Problem) : DecisionOutcome;
}
