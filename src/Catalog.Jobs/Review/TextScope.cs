using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review;

/// <summary>The part of a text that is to be written anew; all else must stay as it is.</summary>
/// <param name="Field">A field's key.</param>
/// <param name="Span">A place in it; null: the whole field.</param>
public sealed record TextScope(string Field, TextSpan? Span = null)
{
    /// <summary>The words of <see cref="Span"/>, or the field's; null where the text has no such place.</summary>
    public string? Of(Copy text)
    {
        if (text.Field(Field) is not { } field) return null;
        if (Span is not { } span) return field.Text;
        if (span.Item < 0 || span.Item >= field.Items.Count || span.Start < 0 || span.Length < 1) return null;
        var item = field.Items[span.Item];
        return span.Start + span.Length <= item.Length ? item.Substring(span.Start, span.Length) : null;
    }
}
