using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Texts;

/// <summary>A piece of a text.</summary>
/// <param name="Finding">The finding that is about it, or null.</param>
/// <param name="Statement">The number of the read-back's statement that says the same, or null.</param>
/// <param name="Link">What that statement's ends have in common.</param>
public sealed record TextPiece(string Text, StoredFinding? Finding, int? Statement = null, string? Link = null);

/// <summary>Cuts a text where findings and statements point into it.</summary>
internal static class MarkedText
{
    /// <summary>The pieces of one item of a field, in order. Where findings overlap the first of the list has the place; so it is with statements.</summary>
    /// <param name="findings">Of this field, the worst first.</param>
    /// <param name="statements">Of this field.</param>
    public static IReadOnlyList<TextPiece> Split(string text, int item, IReadOnlyList<StoredFinding> findings, IReadOnlyList<StatementView> statements)
    {
        var marks = Free(findings.Select(finding => (Place: Place(text, item, finding), Value: finding)));
        var links = Free(statements.Index().Select(pair => (Place: Place(text, item, pair.Item), Value: pair)));
        var cuts = marks.SelectMany(mark => new[] { mark.Start, mark.End }).Concat(links.SelectMany(link => new[] { link.Start, link.End })).Append(0).Append(text.Length).Distinct().Order().ToList();
        var pieces = new List<TextPiece>();
        foreach (var (start, end) in cuts.Zip(cuts.Skip(1)))
        {
            var mark = marks.Find(mark => mark.Start <= start && end <= mark.End);
            var link = links.Find(link => link.Start <= start && end <= link.End);
            pieces.Add(new(text[start..end], mark.Value, link.End == 0 ? null : link.Value.Index, link.End == 0 ? null : link.Value.Item.Link));
        }

        if (pieces.Count == 0) pieces.Add(new(text, null));
        return pieces;
    }

    private static List<(int Start, int End, T Value)> Free<T>(IEnumerable<((int Start, int End)? Place, T Value)> all)
    {
        var free = new List<(int Start, int End, T Value)>();
        foreach (var (place, value) in all)
            if (place is var (start, end) && free.TrueForAll(other => end <= other.Start || start >= other.End)) free.Add((start, end, value));
        return free;
    }

    private static (int Start, int End)? Place(string text, int item, StatementView statement) =>
        statement.Place is { } span && span.Item == item && span.Length > 0 && span.Start + span.Length <= text.Length ? (span.Start, span.Start + span.Length) : null;

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
