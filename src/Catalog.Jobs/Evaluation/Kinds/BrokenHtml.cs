namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A word in a tag that is never closed, or closed by another, in a field that allows HTML.</summary>
internal sealed class BrokenHtml() : FaultKind("broken-html", "Broken HTML", "html", "markup.html")
{
    private static readonly (string Open, string Close)[] Tags = [("<b>", ""), ("<b>", "</i>"), ("", "</strong>"), ("<p", "</p>"), ("<ul><li>", "</ul>")];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (HtmlFields.Draw(text, context.Random) is not var (rich, part, span)) return null;
        var (open, close) = Tags[context.Random.Next(Tags.Length)];
        return rich.Plant(part, span.Start, span.Length, $"{open}{part.Text.AsSpan(span.Start, span.Length)}{close}");
    }
}
