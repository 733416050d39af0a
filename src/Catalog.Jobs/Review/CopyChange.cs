namespace Catalog.Jobs.Review;

/// <summary>What a decision writes.</summary>
/// <param name="NewestId">The revision that people see from now on.</param>
/// <param name="ApprovedId">The revision that goes out; null: none.</param>
/// <param name="DecidedId">The revision that the decision was about.</param>
internal sealed record CopyChange(string Action, string State, long? NewestId, long? ApprovedId, long? DecidedId, string Reason, bool Requested)
{
    /// <summary>The worst finding of a new text; null: as it was.</summary>
    public Checks.Severity? Risk { get; init; }

    /// <summary>What of the text a request is about; null: all.</summary>
    public TextScope? Scope { get; init; }

    /// <summary>Who decides next; null: anybody.</summary>
    public string? AssignedTo { get; init; }
}
