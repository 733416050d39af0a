namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A word in quotation marks of another language: "Trail" with French marks in German.</summary>
internal sealed class WrongQuotes() : FaultKind("wrong-quotes", "Wrong quotation marks", "quotes", "locale.quotes")
{
    // What publishers of the language set; wrong are the marks of a neighbour that it never uses.
    private static readonly Dictionary<string, (string Open, string Close)> Wrong = new()
    {
        ["de"] = ("“", "”"),
        ["pl"] = ("“", "”"),
        ["fr"] = ("„", "“"),
        ["es"] = ("„", "“"),
        ["it"] = ("„", "“"),
        ["pt"] = ("„", "“"),
        ["en"] = ("„", "“"),
        ["ja"] = ("«", "»"),
        ["zh"] = ("«", "»"),
        ["ar"] = ("„", "“"),
    };

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (!Wrong.TryGetValue(text.Culture.TwoLetterISOLanguageName, out var marks)) return null;
        if (WordPlaces.Draw(text, "description", context.Random) is not var (part, span)) return null;
        return text.Plant(part, span.Start, span.Length, $"{marks.Open}{part.Text.AsSpan(span.Start, span.Length)}{marks.Close}");
    }
}
