namespace Catalog.Jobs.Catalogs;

/// <summary>How texts of a locale should sound: one line for the prompt.</summary>
/// <param name="Locale">A locale code.</param>
/// <param name="Category">A value of the category column; null: all products.</param>
/// <param name="Text">At most <see cref="Longest"/> characters, without line ends.</param>
public sealed record StyleGuide(string Locale, string? Category, string Text)
{
    /// <summary>It stands in every prompt.</summary>
    public const int Longest = 500;
}
