namespace Catalog.Jobs.Checks;

/// <summary>Something that is wrong with a text or a product.</summary>
/// <param name="Type">Dotted and stable: accuracy.number, image.color …</param>
/// <param name="Severity">Minor, major or critical.</param>
/// <param name="Source">Who found it: a check's id (<c>numbers</c>, <c>read-back</c>, <c>pictures</c>, <c>documents</c> …) or <c>model</c>.</param>
/// <param name="Field">The text's field or the product's fact key; null: the whole.</param>
/// <param name="Found">What stands there; empty where something is missing.</param>
/// <param name="Expected">What should stand there; empty where nothing should.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Span">Where in the field; null where it isn't one place.</param>
public sealed record Finding(
    string Type,
    Severity Severity,
    string Source,
    string? Field,
    string Found,
    string Expected,
    string Message,
    TextSpan? Span = null)
{
    /// <summary>The correction, where one is certain; null: none is.</summary>
    public Fix? Fix { get; init; }
}

/// <summary>A place in a field's text, in UTF-16 units; for list fields in its element <paramref name="Item"/>.</summary>
public sealed record TextSpan(int Start, int Length, int Item = 0);
