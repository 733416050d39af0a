namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A tag or an entity in a field that is plain.</summary>
internal sealed class MarkupInPlainText() : FaultKind("markup-in-plain-text", "Markup in plain text", "html", "markup.html")
{
    private static readonly string[] Shapes = ["<b>{0}</b>", "{0}&nbsp;", "{0}<br>", "<em>{0}</em>", "&#8211;{0}"];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (WordPlaces.Draw(text, "alt_text", context.Random) is not var (part, span)) return null;
        var shape = context.Pick(Shapes)!;
        return text.Plant(part, span.Start, span.Length, shape.Replace("{0}", part.Text.Substring(span.Start, span.Length), StringComparison.Ordinal));
    }
}
