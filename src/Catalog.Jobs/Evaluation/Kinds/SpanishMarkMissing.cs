namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A Spanish exclamation that isn't opened: the last sentence ends with "!" and has no "¡".</summary>
internal sealed class SpanishMarkMissing() : FaultKind("spanish-mark-missing", "Spanish ¡ or ¿ missing", "punctuation", "locale.punctuation")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.Culture.TwoLetterISOLanguageName != "es" || text.PartsOf("description").FirstOrDefault() is not { } part || !part.Text.EndsWith('.')) return null;
        return text.Plant(part, part.Text.Length - 1, 1, context.Random.Next(2) == 0 ? "!" : "?");
    }
}
