using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Texts;

/// <summary>A piece of a text; with the finding that is about it, or null.</summary>
public sealed record TextPiece(string Text, StoredFinding? Finding);

/// <summary>Cuts a text where findings point into it.</summary>
internal static class MarkedText
{
    /// <summary>The pieces of one item of a field, in order. Where findings overlap the first of the list has the place.</summary>
    /// <param name="findings">Of this field, the worst first.</param>
    public static IReadOnlyList<TextPiece> Split(string text, int item, IReadOnlyList<StoredFinding> findings)
    {
        var marks = new List<(int Start, int End, StoredFinding Finding)>();
        foreach (var finding in findings)
        {
            if (Place(text, item, finding) is not { } place) continue;
            if (marks.TrueForAll(mark => place.End <= mark.Start || place.Start >= mark.End)) marks.Add((place.Start, place.End, finding));
        }

        var pieces = new List<TextPiece>();
        var position = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start))
        {
            if (mark.Start > position) pieces.Add(new(text[position..mark.Start], null));
            pieces.Add(new(text[mark.Start..mark.End], mark.Finding));
            position = mark.End;
        }

        if (position < text.Length || pieces.Count == 0) pieces.Add(new(text[position..], null));
        return pieces;
    }

    // A finding without a span may still quote the text.
    private static (int Start, int End)? Place(string text, int item, StoredFinding stored)
    {
        if (stored.Finding.Span is { } span)
            return span.Item == item && span.Start >= 0 && span.Length > 0 && span.Start + span.Length <= text.Length ? (span.Start, span.Start + span.Length) : null;
        var found = stored.Finding.Found;
        var start = found.Length == 0 ? -1 : text.IndexOf(found, StringComparison.Ordinal);
        return start < 0 ? null : (start, start + found.Length);
    }
}
