namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A placeholder of a template that nobody filled in and no fact has.</summary>
internal sealed class PlaceholderLeft() : FaultKind("placeholder-left", "Placeholder left", "placeholders", "markup.placeholder")
{
    private static readonly string[] Placeholders = ["{{ product.title }}", "{0}", "%s", "${name}", "[[color]]", "{% if sale %}"];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context) =>
        text.PartsOf("bullets").LastOrDefault() is { } part ? text.Plant(part, part.Text.Length, 0, " " + context.Pick(Placeholders)) : null;
}
