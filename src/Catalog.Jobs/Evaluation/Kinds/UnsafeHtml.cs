namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Markup that could run code in a shop, in a field that allows HTML.</summary>
internal sealed class UnsafeHtml() : FaultKind("unsafe-html", "Unsafe HTML", "html", "markup.html")
{
    private static readonly string[] Shapes =
    [
        "<script>alert(1)</script>{0}", "<img src=x onerror=alert(1)>{0}", "<a href=\"javascript:alert(1)\">{0}</a>", "<iframe src=\"//example.com\"></iframe>{0}",
        "<p onclick=\"alert(1)\">{0}</p>", "<svg onload=alert(1)>{0}</svg>", "<b style=\"background:url(//example.com)\">{0}</b>",
    ];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (HtmlFields.Draw(text, context.Random) is not var (rich, part, span)) return null;
        var shape = Shapes[context.Random.Next(Shapes.Length)];
        return rich.Plant(part, span.Start, span.Length, shape.Replace("{0}", part.Text.Substring(span.Start, span.Length), StringComparison.Ordinal));
    }
}
