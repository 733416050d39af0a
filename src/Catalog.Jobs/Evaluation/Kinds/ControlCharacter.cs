namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A control character, or the mark of a letter that was lost on the way.</summary>
internal sealed class ControlCharacter() : FaultKind("control-character", "Control character", "invisible-characters", "characters.invisible")
{
    private static readonly string[] Characters = ["\u0007", "\uFFFD", "\u0000"];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) =>
        WordPlaces.Draw(text, "description", context.Random) is var (part, span)
            ? text.Plant(part, span.Start + 1, 0, context.Pick(Characters)!)
            : null;
}
