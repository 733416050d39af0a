using System.Text.RegularExpressions;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Words of a text that are no names.</summary>
internal static partial class WordPlaces
{
    /// <summary>Words of at least three letters in a field; in scripts without spaces runs of letters.</summary>
    public static IReadOnlyList<(TextPart Part, TextSpan Span)> In(EvaluationText text, string field)
    {
        var name = text.Product.Value(text.Catalog.Columns.Title);
        return
        [
            .. from part in text.PartsOf(field)
               from match in Word().Matches(part.Text)
               where !TermSearch.Contains(name, match.Value)
               select (part, new TextSpan(match.Index, match.Length)),
        ];
    }

    /// <summary>One of them, drawn; null: none.</summary>
    public static (TextPart Part, TextSpan Span)? Draw(EvaluationText text, string field, Random random)
    {
        var all = In(text, field);
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    [GeneratedRegex(@"(?<![\p{L}\p{M}\d])\p{L}[\p{L}\p{M}]{2,}(?![\p{L}\p{M}\d])")]
    private static partial Regex Word();
}
