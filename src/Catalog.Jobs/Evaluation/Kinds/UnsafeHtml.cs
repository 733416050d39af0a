namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Markup that could run code in a shop.</summary>
internal sealed class UnsafeHtml() : FaultKind("unsafe-html", "Unsafe HTML", "html", "markup.html")
{
    private static readonly string[] Shapes =
    [
        "<script>alert(1)</script>{0}", "<img src=x onerror=alert(1)>{0}", "<a href=\"javascript:alert(1)\">{0}</a>", "<iframe src=\"//example.com\"></iframe>{0}",
        "<p onclick=\"alert(1)\">{0}</p>", "<svg onload=alert(1)>{0}</svg>", "<b style=\"background:url(//example.com)\">{0}</b>",
    ];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (WordPlaces.Draw(text, "description", context.Random) is not var (part, span)) return null;
        var shape = Shapes[context.Random.Next(Shapes.Length)];
        return text.Plant(part, span.Start, span.Length, shape.Replace("{0}", part.Text.Substring(span.Start, span.Length), StringComparison.Ordinal));
    }
}
