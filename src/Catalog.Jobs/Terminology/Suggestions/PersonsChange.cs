using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Terminology.Suggestions;

/// <summary>A text that a person didn't want as it was.</summary>
/// <param name="Category">The product's.</param>
/// <param name="Facts">The product's.</param>
/// <param name="Before">The text that was rejected or edited.</param>
/// <param name="After">The same fields as the person left them; null: the text was rejected.</param>
/// <param name="Note">What the person said; empty where nothing.</param>
public sealed record PersonsChange(
    long CopyId, string Locale, string Category, IReadOnlyList<Fact> Facts, Copy Before, Copy? After, string Note);
