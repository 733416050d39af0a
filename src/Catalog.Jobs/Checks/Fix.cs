using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>A correction that is certain.</summary>
/// <param name="Span">What it replaces.</param>
/// <param name="Replacement">What stands there then; may be empty.</param>
public sealed record Fix(TextSpan Span, string Replacement)
{
    /// <summary>The text with the correction; null where the text doesn't have such a place.</summary>
    /// <param name="text">The text that the finding is about.</param>
    /// <param name="field">The finding's field.</param>
    public Copy? Apply(Copy text, string? field)
    {
        if (field is null || text.Field(field) is not { } found || Span.Item >= found.Items.Count) return null;
        var item = found.Items[Span.Item];
        if (Span.Start + Span.Length > item.Length) return null;
        var corrected = string.Concat(item.AsSpan(0, Span.Start), Replacement, item.AsSpan(Span.Start + Span.Length));
        return new([.. text.Fields.Select(one => one.Key != field ? one
            : one with { Items = [.. one.Items.Select((other, index) => index == Span.Item ? corrected : other)] })]);
    }
}
