namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>One sentence of the description is the same product's in another language: the longest of those of the same place.</summary>
internal sealed class ForeignSentence() : FaultKind("foreign-sentence", "Foreign sentence", "foreign-sentence", "language.sentence")
{
    // A few words can be the same in several languages.
    private const int LeastLetters = 25;

    // A sentence that outweighs the rest makes the whole field foreign; one in another script is the script's business, too.
    public override IReadOnlyList<(string Check, string Type)> AlsoBy => [("language", "language"), ("script", "script")];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.PartsOf("description").FirstOrDefault() is not { } part) return null;
        var foreign = context.Pick(ForeignTexts.Of(text, context.Set))?.PartsOf("description").FirstOrDefault();
        var sentence = foreign is null ? null : Sentences.Of(foreign.Text).MaxBy(one => one.Count(char.IsLetter));
        if (sentence is null || sentence.Count(char.IsLetter) < LeastLetters) return null;
        var gap = Sentences.Gap(text);
        var fault = text.Plant(part, part.Text.Length, 0, gap + sentence);
        return fault with { Span = part.Span(part.Text.Length + gap.Length, sentence.Length) };
    }
}
