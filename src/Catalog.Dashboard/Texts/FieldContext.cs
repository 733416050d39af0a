namespace Catalog.Dashboard.Texts;

/// <summary>A field with what its markup needs to know of the text that it belongs to.</summary>
/// <param name="Prefix">Before the ids of its elements: a page may show several texts.</param>
/// <param name="Before">The number of the revision that <see cref="FieldView.Difference"/> compares with.</param>
public sealed record FieldContext(FieldView Field, string Locale, string SourceLocale, string Prefix, int? Before)
{
    /// <summary>The field in the language of the facts; null where it isn't shown.</summary>
    public string? SourceText { get; init; }

    /// <summary>The id of the place in the text that a statement is about.</summary>
    public string PlaceId(int statement) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"at-{Prefix}-{Field.Key}-{statement}");
}
