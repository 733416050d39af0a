namespace Catalog.Jobs.Evaluation;

/// <summary>Plants mistakes of one kind into texts of one locale, the same ones for the same seed.</summary>
internal static class Planting
{
    /// <summary>At most so many, in texts that the seed draws.</summary>
    public static IReadOnlyList<PlantedFault> Plant(FaultKind kind, IReadOnlyList<EvaluationText> texts, EvaluationSet set, int seed, int most)
    {
        var faults = new List<PlantedFault>();
        var order = texts.ToArray();
        new Random(Seeds.Of(seed, kind.Id, texts.Count == 0 ? "" : texts[0].Locale.Code)).Shuffle(order);
        foreach (var text in order)
        {
            if (faults.Count == most) break;
            var context = new FaultContext(set, new Random(Seeds.Of(seed, kind.Id, text.Locale.Code, text.Product.Sku)));
            if (kind.Plant(text, context) is { } fault) faults.Add(fault);
        }

        return faults;
    }
}
