using System.Globalization;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Insight;

/// <summary>How far a person's text is from the draft: Levenshtein's distance on characters as readers see them (grapheme clusters), so that an emoji, an Arabic letter with its marks and an é count once.</summary>
public static class GraphemeDistance
{
    /// <summary>The distance of two texts, divided by the length of the longer one: 0 the same, 1 nothing in common. Field by field: a sentence that moved to another field counts.</summary>
    public static double Normalized(Copy draft, Copy final)
    {
        var (distance, length) = (0L, 0L);
        foreach (var key in draft.Fields.Concat(final.Fields).Select(field => field.Key).Distinct(StringComparer.Ordinal))
        {
            var (a, b) = (draft.Field(key)?.Text ?? "", final.Field(key)?.Text ?? "");
            distance += Of(a, b);
            length += Math.Max(Length(a), Length(b));
        }

        return length == 0 ? 0 : (double)distance / length;
    }

    /// <summary>The fewest graphemes to insert, delete or replace to get from one text to the other. Time: the product of the lengths where they differ.</summary>
    public static int Of(string a, string b)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        ReadOnlySpan<int> before = Graphemes(a, known);
        ReadOnlySpan<int> after = Graphemes(b, known);
        var start = before.CommonPrefixLength(after);
        before = before[start..];
        after = after[start..];
        while (before.Length > 0 && after.Length > 0 && before[^1] == after[^1])
        {
            before = before[..^1];
            after = after[..^1];
        }

        if (before.Length == 0 || after.Length == 0) return Math.Max(before.Length, after.Length);

        var row = new int[after.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= before.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var replaced = diagonal + (before[i - 1] == after[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static int[] Graphemes(string text, Dictionary<string, int> known)
    {
        var ids = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var grapheme = text.Substring(at, length);
            if (!known.TryGetValue(grapheme, out var id)) known.Add(grapheme, id = known.Count);
            ids.Add(id);
            at += length;
        }

        return [.. ids];
    }
}
