using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A word stands twice. In Chinese and Japanese, which write no spaces, the word for category or colour.</summary>
internal sealed class RepeatedWord() : FaultKind("repeated-word", "Repeated word", "repeated-words", "fluency.repeated")
{
    // Shorter ones may rightly stand twice: German "die die", English "had had", Chinese 研究研究, Japanese sound words such as シャキシャキ.
    private const int ShortestWord = 4;
    private const int ShortestChinese = 3;
    private const int ShortestJapanese = 5;

    // Longer ones that may: reflexive ("vous vous en servez"), relative ("that that part") and words of degree, said twice for emphasis.
    private static readonly Dictionary<string, HashSet<string>> RightTwice = new()
    {
        ["en"] = ["that", "very"],
        ["es"] = ["casi"],
        ["fr"] = ["nous", "vous", "très"],
        ["it"] = ["molto", "quasi"],
        ["pl"] = ["bardzo"],
        ["pt"] = ["muito", "quase"],
    };

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var places = Sentences.Gap(text).Length == 0 ? Names(text, context)
            : [.. WordPlaces.In(text, "description").Where(place => place.Span.Length >= ShortestWord && !IsHyphened(place.Part.Text, place.Span) && !IsRightTwice(text, place.Part, place.Span))];
        if (places.Count == 0) return null;
        var (part, span) = places[context.Random.Next(places.Count)];
        var word = part.Text.Substring(span.Start, span.Length);
        var fault = text.Plant(part, span.Start + span.Length, 0, Sentences.Gap(text) + word);
        return fault with { Span = part.Span(new TextSpan(span.Start, fault.Span!.Start + fault.Span.Length - span.Start)) };
    }

    private static List<(TextPart Part, TextSpan Span)> Names(EvaluationText text, FaultContext context) =>
    [
        .. new[] { text.Catalog.Columns.Category, "color" }.OfType<string>()
            .SelectMany(fact => ValueSwap.Places(text, context.Set.Words(text.Locale.Code, fact).Best(text.Product.Value(fact))))
            .Where(place => place.Part.Field == "description" && place.Span.Length >= (text.Culture.TwoLetterISOLanguageName == "ja" ? ShortestJapanese : ShortestChinese)).Select(place => (place.Part, place.Span)),
    ];

    private static bool IsRightTwice(EvaluationText text, TextPart part, TextSpan span) =>
        RightTwice.TryGetValue(text.Culture.TwoLetterISOLanguageName, out var words) && words.Contains(part.Text.Substring(span.Start, span.Length).ToLower(text.Culture));

    private static bool IsHyphened(string text, TextSpan span) =>
        (span.Start > 0 && text[span.Start - 1] == '-') || (span.Start + span.Length < text.Length && text[span.Start + span.Length] == '-');
}
