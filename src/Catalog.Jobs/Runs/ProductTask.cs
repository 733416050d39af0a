using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology.Memory;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Runs;

/// <summary>What the model has to do about one product.</summary>
/// <param name="Texts">Stale texts, in the catalogue's order of locales.</param>
/// <param name="SourceText">The stored text in the source locale; null where there is none.</param>
/// <param name="ComparePictures">The product has pictures, the model reads them, and nothing is stored for their present state.</param>
/// <param name="CompareDocuments">The product has documents and nothing is stored for their present state.</param>
/// <param name="Interactive">A person waits.</param>
public sealed record ProductTask(
    Product Product, IReadOnlyList<TextTask> Texts, Copy? SourceText, bool ComparePictures, bool CompareDocuments, bool Interactive);

/// <summary>A text to write.</summary>
/// <param name="Request">What a person asked for; null where the text is stale by itself.</param>
public sealed record TextTask(StaleText Stale, RewriteRequest? Request)
{
    /// <summary>An approved text that says the same; null where there is none.</summary>
    public MemoryText? Memory { get; init; }

    /// <summary>An approved text of a product like this one, to begin with; null: none is near, or the model wasn't made for it.</summary>
    public Copy? Near { get; init; }
}

/// <summary>A person's wish for a new text.</summary>
/// <param name="At">When; identifies the wish.</param>
/// <param name="Note">The person's words; null: none.</param>
/// <param name="Draft">The text that stands; null where there is none.</param>
/// <param name="Fix">Its open findings.</param>
public sealed record RewriteRequest(DateTimeOffset At, string? Note, Copy? Draft, IReadOnlyList<Finding> Fix)
{
    /// <summary>What of the draft may change; null: all of it.</summary>
    public TextScope? Scope { get; init; }
}
