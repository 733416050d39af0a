using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review;

/// <summary>One version of a text and where it comes from.</summary>
/// <param name="Number">1.. within the text.</param>
/// <param name="Author">An account's name, or <c>model</c>.</param>
/// <param name="Said">What the text says in the words of the facts; null where no review was made (a person's text).</param>
/// <param name="Round">0 the first draft of a run, 1.. its improvements.</param>
/// <param name="Note">What the person asked for who wanted this text.</param>
/// <param name="Proposal">The model's text beside a person's.</param>
public sealed record Revision(
    long Id,
    int Number,
    string Author,
    Copy Text,
    ReadBack? Said,
    string? Model,
    string? PromptVersion,
    long? RunId,
    int Round,
    int PromptTokens,
    int DecodeTokens,
    double Seconds,
    string? Note,
    bool Proposal,
    DateTimeOffset CreatedAt)
{
    /// <summary>The author of texts that the model wrote.</summary>
    public const string ModelAuthor = "model";

    /// <summary>True where it repeats an approved text of the translation memory.</summary>
    public bool IsReused { get; init; }

    /// <summary>True where the model wrote it.</summary>
    public bool IsByModel => Author == ModelAuthor;
}
