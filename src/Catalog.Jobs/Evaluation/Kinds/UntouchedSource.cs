namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>The description was never translated: it is the source locale's.</summary>
internal sealed class UntouchedSource() : FaultKind("untouched-source", "Untouched source", "untranslated", "untranslated")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.Source?.Field("description") is not { } source || text.PartsOf("description").FirstOrDefault() is not { } part) return null;
        return source.Text == part.Text ? null : text.PlantWhole(part, source.Text);
    }
}
