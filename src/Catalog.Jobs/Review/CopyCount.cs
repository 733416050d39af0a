namespace Catalog.Jobs.Review;

/// <summary>How many texts are in a state in a locale.</summary>
public sealed record CopyCount(string Locale, string State, int Texts);
