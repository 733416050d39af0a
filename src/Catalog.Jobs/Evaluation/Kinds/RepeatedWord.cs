using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A word stands twice: "the the". In Chinese and Japanese, where single letters may, a bullet of several.</summary>
internal sealed class RepeatedWord() : FaultKind("repeated-word", "Repeated word", "repeated-words", "fluency.repeated")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (WordPlaces.Draw(text, "description", context.Random) is not var (part, span)) return null;
        var word = part.Text.Substring(span.Start, span.Length);
        var fault = text.Plant(part, span.Start + span.Length, 0, Sentences.Gap(text) + word);
        return fault with { Span = part.Span(new TextSpan(span.Start, fault.Span!.Start + fault.Span.Length - span.Start)) };
    }
}
