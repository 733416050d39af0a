namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A placeholder of the facts is written otherwise in the text: {{ size }} → {{ sise }}.</summary>
internal sealed class PlaceholderAltered() : FaultKind("placeholder-altered", "Altered placeholder", "placeholders", "markup.placeholder")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (PlaceholderTexts.Of(text, context) is not var (with, part, span)) return null;
        var right = part.Text.Substring(span.Start, span.Length);
        var wrong = right.Contains('{', StringComparison.Ordinal) ? right.Replace("{{ ", "{{ x", StringComparison.Ordinal) : right.Replace('s', 'd');
        return with.Plant(part, span.Start, span.Length, wrong);
    }
}
