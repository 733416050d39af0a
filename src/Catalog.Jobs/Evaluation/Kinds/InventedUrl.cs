namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>An address that no fact has.</summary>
internal sealed class InventedUrl() : FaultKind("invented-url", "Invented URL", "urls", "markup.url")
{
    private static readonly string[] Addresses = ["https://www.example.com/shop", "http://example.org", "www.example.net/sale", "https://example.com/?id=7"];

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.PartsOf("description").FirstOrDefault() is not { } part) return null;
        var address = context.Pick(Addresses)!;
        return text.Plant(part, part.Text.Length, 0, " " + address) with { Span = part.Span(part.Text.Length + 1, address.Length) };
    }
}
