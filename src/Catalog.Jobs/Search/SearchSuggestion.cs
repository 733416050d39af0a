namespace Catalog.Jobs.Search;

/// <summary>What could stand where the cursor is.</summary>
/// <param name="Text">What to put there.</param>
/// <param name="About">What it means; may be empty.</param>
/// <param name="From">The first character that it replaces.</param>
/// <param name="To">Behind the last one.</param>
public sealed record SearchSuggestion(string Text, string About, int From, int To);
