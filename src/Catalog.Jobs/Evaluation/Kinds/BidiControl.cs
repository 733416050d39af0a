namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A control character that turns the direction of what follows, inside of a word.</summary>
internal sealed class BidiControl() : FaultKind("bidi-control", "Bidi control", "invisible-characters", "characters.invisible")
{
    private static readonly string[] Characters = ["\u202E", "\u202D", "\u202B", "\u2066"];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) =>
        WordPlaces.Draw(text, "description", context.Random) is var (part, span)
            ? text.Plant(part, span.Start + 1, 0, context.Pick(Characters)!)
            : null;
}
