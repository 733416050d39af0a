using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Puts the locale's word for another value of a fact into a text, where the word for the right value stands.</summary>
internal static class ValueSwap
{
    /// <summary>Plants; null where the text doesn't use a word that the locale's other texts show to be the value's.</summary>
    /// <param name="fact">The fact's key, such as color.</param>
    public static PlantedFault? Plant(EvaluationText text, FaultContext context, string fact)
    {
        var words = context.Set.Words(text.Locale.Code, fact);
        var value = text.Product.Value(fact);
        var places = Places(text, fact == text.Catalog.Columns.Category ? words.Best(value) : words.Of(value));
        var others = words.Values.Where(other => other != value && !text.Product.Facts.Any(known => known.Text.Contains(other, StringComparison.OrdinalIgnoreCase))).ToList();
        if (places.Count == 0 || context.Pick(others) is not { } wrong) return null;
        var (part, span, word) = places[context.Random.Next(places.Count)];
        return words.Like(word, wrong) is not { } with ? null : text.Plant(part, span.Start, span.Length, Cased(with, part.Text.Substring(span.Start, span.Length), text));
    }

    /// <summary>Where the words stand; of words within each other the longest.</summary>
    public static List<(TextPart Part, TextSpan Span, string Word)> Places(EvaluationText text, IReadOnlyList<string> words)
    {
        var places = new List<(TextPart Part, TextSpan Span, string Word)>();
        foreach (var part in text.Parts)
        {
            foreach (var word in words.OrderByDescending(word => word.Length))
            {
                places.AddRange(TermSearch.Find(part.Text, word)
                    .Where(span => !places.Exists(place => place.Part == part && place.Span.Start < span.Start + span.Length && span.Start < place.Span.Start + place.Span.Length))
                    .Select(span => (part, span, word)));
            }
        }

        return places;
    }

    /// <summary>A word with a capital where the one that it stands for has one.</summary>
    public static string Cased(string word, string like, EvaluationText text) =>
        char.IsUpper(like[0]) ? text.Culture.TextInfo.ToUpper(word[0]) + word[1..] : word;
}
