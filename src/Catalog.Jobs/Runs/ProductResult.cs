using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Runs;

/// <summary>What came of a product's task.</summary>
/// <param name="Texts">One a text of the task, in its order.</param>
/// <param name="Pictures">The comparison of the pictures; null where it wasn't asked for.</param>
/// <param name="Documents">The comparison of the documents; null where it wasn't asked for.</param>
/// <param name="Transcripts">The conversations as they were.</param>
/// <param name="Retries">Answers that couldn't be used and were asked for once more.</param>
public sealed record ProductResult(
    IReadOnlyList<TextResult> Texts,
    Comparison? Pictures,
    Comparison? Documents,
    IReadOnlyList<Transcript> Transcripts,
    int Retries)
{
    /// <summary>What the preflight of the pictures found; null where it didn't run.</summary>
    public IReadOnlyList<Finding>? Preflight { get; init; }

    /// <summary>Nothing was asked of the model.</summary>
    public static ProductResult None { get; } = new([], null, null, [], 0);
}

/// <summary>What came of a text.</summary>
/// <param name="Drafts">All that could be read, the kept one last; empty where none could.</param>
/// <param name="Usable">False where no draft could be read, or the kept one could not be reviewed.</param>
/// <param name="Findings">What is wrong with the attempt itself (answer.invalid); belongs to no draft.</param>
public sealed record TextResult(TextTask Task, IReadOnlyList<Draft> Drafts, bool Usable, IReadOnlyList<Finding> Findings);

/// <summary>A text that the model wrote, with what is wrong with it.</summary>
/// <param name="Said">What it says, read back; null where the review could not be used.</param>
/// <param name="Round">0 the first, 1 and more its improvements.</param>
/// <param name="PromptTokens">Tails of the write and review tasks.</param>
/// <param name="DecodeTokens">Their answers.</param>
/// <param name="Seconds">How long the two took.</param>
public sealed record Draft(Copy Copy, ReadBack? Said, IReadOnlyList<Finding> Findings, int Round, int PromptTokens, int DecodeTokens, double Seconds)
{
    /// <summary>The approved revision that it repeats; null where the model wrote it.</summary>
    public long? ReusedId { get; init; }
}

/// <summary>A comparison of pictures or documents with the facts.</summary>
/// <param name="Payload">The evidence as JSON; null where the model's answer could not be used: nothing is stored, so that it is tried again.</param>
/// <param name="Findings">Findings of the product.</param>
public sealed record Comparison(string? Payload, IReadOnlyList<Finding> Findings);
