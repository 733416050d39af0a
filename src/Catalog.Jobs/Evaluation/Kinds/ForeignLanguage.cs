namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>The description is the same product's in another language.</summary>
internal sealed class ForeignLanguage() : FaultKind("foreign-language", "Foreign language", "language", "language")
{
    // Japanese in a Chinese text is the script's business, too.
    public override IReadOnlyList<(string Check, string Type)> AlsoBy => [("script", "script")];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) =>
        text.PartsOf("description").FirstOrDefault() is { } part
        && context.Pick(ForeignTexts.Of(text, context.Set))?.PartsOf("description").FirstOrDefault() is { } foreign
            ? text.PlantWhole(part, foreign.Text)
            : null;
}
