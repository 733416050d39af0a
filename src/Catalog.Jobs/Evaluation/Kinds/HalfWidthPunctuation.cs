namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A punctuation mark of Chinese or Japanese in its Latin form: "。" → ".", "：" → ":".</summary>
internal sealed class HalfWidthPunctuation() : FaultKind("half-width-punctuation", "Half-width punctuation", "punctuation", "locale.punctuation")
{
    private static readonly Dictionary<char, char> Latin = new() { ['。'] = '.', ['：'] = ':', ['，'] = ',', ['！'] = '!', ['？'] = '?' };

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.Culture.TwoLetterISOLanguageName is not ("ja" or "zh")) return null;
        // A mark at the very end, or with a letter before it: between digits a Latin mark may be right.
        var places = text.Parts.SelectMany(part => part.Text.Select((mark, at) => (part, mark, at)))
            .Where(place => Latin.ContainsKey(place.mark) && place.at > 0 && char.IsLetter(place.part.Text[place.at - 1])).ToList();
        if (places.Count == 0) return null;
        var (part, mark, at) = places[context.Random.Next(places.Count)];
        return text.Plant(part, at, 1, $"{Latin[mark]}");
    }
}
