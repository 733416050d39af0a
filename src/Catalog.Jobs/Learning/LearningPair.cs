namespace Catalog.Jobs.Learning;

/// <summary>How a pair came about.</summary>
public enum PairKind
{
    /// <summary>A person approved the model's text as it was.</summary>
    Approved,

    /// <summary>A person's text stands in the place of the model's.</summary>
    Edited,
}

/// <summary>Which pairs are wanted.</summary>
/// <param name="Approved">Texts that were approved as they were.</param>
/// <param name="Edited">Texts that people changed.</param>
/// <param name="Since">Only what was decided from then on; null: all.</param>
/// <param name="ByRules">Also what the rules approved, which nobody looked at.</param>
public sealed record PairFilter(bool Approved, bool Edited, DateTimeOffset? Since, bool ByRules);

/// <summary>What the model was asked, and what it should have answered.</summary>
/// <param name="Opening">The conversation's opening as it was sent, pictures by name.</param>
/// <param name="Tail">The turn behind it.</param>
/// <param name="Answer">The approved text, as the model would write it: one JSON object.</param>
/// <param name="Draft">What the model did answer, as it was stored.</param>
/// <param name="Facts">JSON: the product's facts when the draft was written.</param>
/// <param name="Pictures">JSON: the product's pictures, with paths and hashes.</param>
/// <param name="DecidedBy">Who let the answer out.</param>
public sealed record LearningPair(
    long CopyId,
    string Sku,
    string Locale,
    string Opening,
    string Tail,
    string Answer,
    string Draft,
    string Facts,
    string Pictures,
    string Model,
    string PromptVersion,
    long RunId,
    int Round,
    long DraftRevision,
    long AnswerRevision,
    string DecidedBy,
    DateTimeOffset DecidedAt)
{
    /// <summary>How it came about.</summary>
    public PairKind Kind => Answer == Draft ? PairKind.Approved : PairKind.Edited;
}
