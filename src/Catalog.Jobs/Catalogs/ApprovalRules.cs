using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Catalogs;

/// <summary>What may be approved without a person.</summary>
/// <param name="MaxSeverity">
/// A text whose worst finding (its own and its product's) is at most this is approved; <see cref="Severity.None"/>: only without findings. Null: nothing is
/// approved alone. Where the bound is learnt (<see cref="Learnt"/>): what holds in a locale until people decided about enough texts.
/// </param>
/// <param name="MaxRounds">How often the model may improve a text, 0 to 5.</param>
/// <param name="Rewrite">A text that still has a finding of its own at least this severe after the last round goes back to the model instead of to a person; null: never.</param>
/// <param name="Review">What always goes to a person.</param>
public sealed record ApprovalRules(Severity? MaxSeverity, int MaxRounds, Severity? Rewrite, IReadOnlyList<ReviewRule> Review)
{
    /// <summary>Whether and what people's decisions say instead of <c>catalog.json</c>; null: <see cref="MaxSeverity"/> was typed.</summary>
    public LearntBounds? Learnt { get; init; }

    /// <summary>What holds in a locale, and why.</summary>
    /// <exception cref="InvalidOperationException">The bound is learnt and nobody read the decisions: a bug.</exception>
    public ApprovalBound BoundOf(string locale) => Learnt is null
        ? new(MaxSeverity, MaxSeverity is { } most ? $"approval.maxSeverity is {SeverityWords.Of(most)}" : "the catalogue approves nothing alone")
        : Learnt.Of(locale, MaxSeverity);
}

/// <summary>The worst finding with which a text is approved.</summary>
/// <param name="Most">Null: no text is.</param>
/// <param name="Why">Where that comes from, for the history of decisions.</param>
public sealed record ApprovalBound(Severity? Most, string Why);

/// <summary>Texts that match all that is given always go to a person.</summary>
/// <param name="Locale">A locale code.</param>
/// <param name="Category">A value of the category column.</param>
/// <param name="Finding">A finding type, or a prefix with <c>.*</c>.</param>
public sealed record ReviewRule(string? Locale, string? Category, string? Finding);
