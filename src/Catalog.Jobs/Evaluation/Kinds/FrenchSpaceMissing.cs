namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>No space before a double punctuation mark of French: "Poids: 210 g".</summary>
internal sealed class FrenchSpaceMissing() : FaultKind("french-space-missing", "French space missing", "spacing", "locale.spacing")
{
    private const string Marks = ":;!?»";

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        // Canadian French sets none before most of them.
        if (text.Culture.TwoLetterISOLanguageName != "fr" || text.Locale.Code == "fr-CA") return null;
        var places = text.Parts.SelectMany(part => Enumerable.Range(1, Math.Max(0, part.Text.Length - 1)).Select(at => (part, at)))
            .Where(place => Marks.Contains(place.part.Text[place.at], StringComparison.Ordinal) && char.IsWhiteSpace(place.part.Text[place.at - 1])).ToList();
        if (places.Count == 0) return null;
        var (part, at) = places[context.Random.Next(places.Count)];
        return text.Plant(part, at - 1, 1, "");
    }
}
