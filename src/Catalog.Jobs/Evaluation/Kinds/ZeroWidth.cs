namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A character without width inside of a word: nobody sees it, and no search finds the word.</summary>
internal sealed class ZeroWidth() : FaultKind("zero-width", "Zero-width character", "invisible-characters", "characters.invisible")
{
    private static readonly string[] Characters = ["\u200B", "\uFEFF", "\u2060"];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) =>
        WordPlaces.Draw(text, "description", context.Random) is var (part, span)
            ? text.Plant(part, span.Start + 1, 0, context.Pick(Characters)!)
            : null;
}
