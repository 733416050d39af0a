using Catalog.Jobs.Products;

namespace Catalog.Jobs.Terminology.Suggestions;

/// <summary>A text that a person didn't want as it was.</summary>
/// <param name="Category">The product's.</param>
/// <param name="Facts">The product's.</param>
/// <param name="Before">Each string of the text that was rejected or edited.</param>
/// <param name="After">The same strings as the person left them; null: the text was rejected.</param>
/// <param name="Note">What the person said; empty where nothing.</param>
public sealed record PersonsChange(
    long CopyId, string Locale, string Category, IReadOnlyList<Fact> Facts, IReadOnlyList<string> Before, IReadOnlyList<string>? After, string Note);
