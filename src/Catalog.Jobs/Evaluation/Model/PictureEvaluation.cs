using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Pictures;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>Plants mismatches between pictures and facts and lets the model compare them, as a run does.</summary>
internal sealed class PictureEvaluation(IReadOnlyList<PictureProduct> products, ColumnMapping columns, int seed, ModelReader reader)
{
    /// <summary>Products of each kind.</summary>
    public const int PlantedPerKind = 16;

    private const int AtOnce = 4;
    private const int MaxTokens = 768;

    /// <summary>One tally a kind.</summary>
    public async Task<IReadOnlyList<CellTally>> RunAsync(CancellationToken cancellationToken)
    {
        var profile = await reader.ProfileAsync(cancellationToken);
        if (!profile.ReadsPictures || products.Count == 0) return [];
        var drawn = products.OrderBy(product => Seeds.Of(seed, product.Product.Sku)).Take(PlantedPerKind).ToArray();
        var found = new IReadOnlyList<(PictureKind Kind, MissedFault? Missed)>[drawn.Length];
        await Parallel.ForAsync(0, drawn.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (at, token) => found[at] = await RunAsync(drawn[at], profile.TrustVerdicts, token));
        return [.. PictureKind.All.Select(kind => Tally(kind, [.. found.SelectMany(one => one).Where(one => one.Kind == kind)]))];
    }

    private async Task<IReadOnlyList<(PictureKind Kind, MissedFault? Missed)>> RunAsync(PictureProduct product, bool trust, CancellationToken cancellationToken)
    {
        var known = (await CompareAsync(product.Product, product.Picture, trust, cancellationToken)).ToHashSet();
        var outcomes = new List<(PictureKind, MissedFault?)>();
        foreach (var kind in PictureKind.All)
        {
            if (kind.Plant(product, products, columns, new Random(Seeds.Of(seed, kind.Id, product.Product.Sku))) is not { } fault) continue;
            var findings = (await CompareAsync(fault.Product, fault.Picture, trust, cancellationToken)).Where(finding => !known.Contains(finding)).ToList();
            var missed = findings.Exists(finding => finding.Type == kind.Type) ? null
                : new MissedFault(kind.Id, CellTally.Everywhere, product.Product.Sku, "pictures", fault.What, "facts and picture as they were", [.. findings.Select(finding => finding.Message)]);
            outcomes.Add((kind, missed));
        }

        return outcomes;
    }

    private async Task<IReadOnlyList<Finding>> CompareAsync(Product product, HashedPicture picture, bool trust, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = [.. product.Facts.Select(fact => fact.Key)];
        var question = new ModelQuestion(ModelTask.ComparePictures, Prompts.ComparePictures, AnswerFormats.PictureClaims(keys), MaxTokens);
        var answer = (await reader.AskAsync(product, [picture], [question], cancellationToken))[0];
        return answer.Ended && Answers.PictureClaims(answer.Text, keys).Value is { } claims ? PictureComparison.Compare(product, [claims], trust).Findings : [];
    }

    private static CellTally Tally(PictureKind kind, List<(PictureKind Kind, MissedFault? Missed)> outcomes)
    {
        var missed = outcomes.Select(outcome => outcome.Missed).OfType<MissedFault>().ToList();
        return new(kind.Id, PictureComparison.Id, FaultCost.Model, CellTally.Everywhere, outcomes.Count, outcomes.Count - missed.Count, [.. missed.Take(3)]);
    }
}
